//! The browser's own interfaces. No other room names `web_sys`, `js_sys` or `gloo`.

pub mod address;
pub mod api;
pub mod caret;
pub mod events;
pub mod exports;
pub mod files;
pub mod highlight;
pub mod imports;
pub mod intl;
pub mod pattern;
pub mod room;
pub mod samples;
pub mod store;
pub mod tabs;
pub mod transcript;
pub mod updates;
pub mod window;
