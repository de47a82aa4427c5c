//! One format a file; wire types of their own.

pub mod tagged_json;
