//! The command line, as its users and their scripts see it.

mod beginning;
mod data;
mod defaults;
mod failures;
mod files;
mod formatting;
mod inputs;
mod levels;
mod messages;
mod options;
mod outputs;
mod preview;
mod shell;
mod surroundings;
mod themes;
mod torture;
mod watch;
