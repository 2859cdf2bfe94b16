import { configureGlobal } from "fast-check";

// A change is noticed by the first counterexample, and looking for the smallest one takes the longest.
configureGlobal({ endOnFailure: true });
