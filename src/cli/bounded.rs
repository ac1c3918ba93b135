//! Reading to the end of something, but no more of it than can be meant.

use std::io::{self, Read};

/// Reads everything; an error where there is more than `largest` bytes, a number of whole megabytes.
pub fn read(input: &mut dyn Read, largest: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(largest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        let message = format!("it is larger than {} MB", largest >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
