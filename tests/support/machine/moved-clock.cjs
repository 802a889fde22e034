/** The clock of a process begins at an instant that is told, and goes on from there. */
"use strict";
const Real = Date;
let shift = 0;
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + shift);
    else super(...given);
  }
  static now() {
    return Real.now() + shift;
  }
};

/** Absent: as it is. */
exports.startAt = (instant) => {
  shift = instant === undefined ? 0 : Real.parse(instant) - Real.now();
};
