//! A port that nobody listens on.

use std::net::{Ipv4Addr, TcpListener};

/// A free port of this machine. Whoever is told it must take it soon.
pub fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
