//! The rules of the house, as ordinary tests: which part may name which, how long a file may be, what is where, and what
//! the code must never say. A crate of its own, so that asking them builds nothing else.

#[cfg(test)]
mod arrows;
#[cfg(test)]
mod source;
#[cfg(test)]
mod words;
