//! The command line, as its users and their scripts see it.

mod data;
mod failures;
mod files;
mod formatting;
mod inputs;
mod options;
mod outputs;
mod surroundings;
mod themes;
mod torture;
