//! The command line: arguments, files, exit codes. The only place that prints.

fn main() {}
