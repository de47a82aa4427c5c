//! Surface forms and the concepts they stand for: data that a person who is no programmer can read and extend.

pub mod calendar;
pub mod cues;
pub mod roles;
