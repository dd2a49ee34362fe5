//! The bare Axum program that the event page is measured beside. A process of its own, as the site is one: this very
//! program, started with the name of its mode.

use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;

use super::Result;
use super::site::{free_port, until_it_answers};

/// The argument that makes this program the bare one; the port follows.
pub const MODE: &str = "bare-hello";

/// Serves until it is killed.
pub fn serve(port: &str) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port.parse()?))).await?;
        axum::serve(listener, Router::new().route("/", get(|| async { "hello" }))).await?;
        Ok(())
    })
}

/// The bare program, running.
pub struct Hello {
    pub address: SocketAddr,
    child: Child,
}

impl Hello {
    pub async fn start() -> Result<Self> {
        let address = free_port()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args([MODE, &address.port().to_string()]).stdin(Stdio::null());
        let hello = Self { address, child: command.spawn()? };
        until_it_answers(address, "/").await?;
        Ok(hello)
    }
}

impl Drop for Hello {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to stop.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
