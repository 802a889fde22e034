/** Awareness days, and what was read about them. */
import type { AwarenessDay } from "../awareness-day.ts";

export const novemberAndDecember: readonly AwarenessDay[] = [];
