//! Standard output that does not mind when its reader goes away.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::ops::ControlFlow;

/// Standard output with its first failure kept.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    failure: Option<io::Error>,
}

impl Output {
    /// Locks standard output.
    pub fn new() -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()), failure: None }
    }

    /// Writes; breaks once nobody can read any more.
    pub fn write(&mut self, bytes: &[u8]) -> ControlFlow<()> {
        self.keep(|out| out.write_all(bytes))
    }

    /// Hands over what is buffered.
    pub fn flush(&mut self) -> ControlFlow<()> {
        self.keep(Write::flush)
    }

    fn keep(&mut self, act: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>) -> ControlFlow<()> {
        if self.failure.is_none()
            && let Err(error) = act(&mut self.out)
        {
            self.failure = Some(error);
        }
        if self.failure.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Flushes and ends. A reader that went away, as `head` does, is no error.
    ///
    /// # Errors
    /// One plain sentence where the output could not be written, for instance on a full disk.
    pub fn finish(mut self) -> Result<(), String> {
        let _ = self.flush();
        // What could not be written stays unwritten: dropping the buffer would try once more.
        let failure = self.failure.take();
        let _ = self.out.into_parts();
        match failure {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(format!("The output could not be written: {error}."))
            }
            _ => Ok(()),
        }
    }
}
