// Required into a process before its program: its clock begins at TEST_STARTS_AT. For commands that take no --now, since
// nobody dates a person's word by hand.
"use strict";
require("./moved-clock.cjs").startAt(process.env.TEST_STARTS_AT);
