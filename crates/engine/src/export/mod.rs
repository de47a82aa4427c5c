//! Tagged JSON: the wire types, their numbers, and how a file is verified before it is trusted.

pub mod import;
mod line;
pub mod number;
pub mod tagged_json;
pub mod verify;
