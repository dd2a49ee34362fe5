//! How far a connection has got, from the bytes that pass through it.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use axum::body::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// How far a connection has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// No request yet.
    New,
    /// A request's head has arrived, its body hasn't.
    Arriving,
    /// A request has arrived, and its response is being made.
    Answering,
    /// There was a response; it may still be on its way.
    Answered,
}

/// The stage of a connection, and since when.
#[derive(Debug)]
pub(super) struct ConnectionStage(Mutex<(Stage, Instant)>);

impl ConnectionStage {
    pub(super) fn new() -> Self {
        Self(Mutex::new((Stage::New, Instant::now())))
    }

    pub(super) fn mark(&self, stage: Stage) {
        *self.state() = (stage, Instant::now());
    }

    pub(super) fn stage(&self) -> Stage {
        self.state().0
    }

    /// When the stage began.
    pub(super) fn since(&self) -> Instant {
        self.state().1
    }

    fn state(&self) -> MutexGuard<'_, (Stage, Instant)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client's socket. A client that still takes bytes of a response isn't idle.
pub(super) struct Watched {
    pub(super) stream: TcpStream,
    pub(super) seat: Arc<ConnectionStage>,
}

impl Watched {
    fn wrote(&self, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if matches!(result, Poll::Ready(Ok(1..))) && self.seat.stage() == Stage::Answered {
            self.seat.mark(Stage::Answered);
        }
        result
    }
}

impl AsyncRead for Watched {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.wrote(result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.wrote(result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// With each of so many bytes a body has its time again: a long file may take longer than a form, if it does arrive.
const STEP: usize = 256 * 1024;

/// A request's body. Once all of it has arrived, its connection gives way to nobody.
pub(super) struct Arriving {
    body: Incoming,
    seat: Arc<ConnectionStage>,
    /// How many bytes of the present step have arrived.
    arrived: usize,
}

impl Arriving {
    pub(super) const fn new(body: Incoming, seat: Arc<ConnectionStage>) -> Self {
        Self { body, seat, arrived: 0 }
    }

    fn note(&mut self, bytes: usize) {
        self.arrived += bytes;
        if self.arrived >= STEP {
            self.arrived = 0;
            self.seat.mark(Stage::Arriving);
        }
    }
}

impl Body for Arriving {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        if let Some(Ok(frame)) = &frame {
            self.note(frame.data_ref().map_or(0, Bytes::len));
        }
        if frame.is_none() || self.body.is_end_stream() {
            self.seat.mark(Stage::Answering);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
