// Required into a process before its program: its clock begins at TEST_STARTS_AT and goes on from there. For commands that
// take no --now, since nobody dates a person's word by hand.
"use strict";
const Real = Date;
const shift = Real.parse(process.env.TEST_STARTS_AT) - Real.now();
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + shift);
    else super(...given);
  }
  static now() {
    return Real.now() + shift;
  }
};
