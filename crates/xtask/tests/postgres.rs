//! The throw-away server.

use xtask::postgres::Postgres;

#[test]
fn a_server_comes_and_goes() {
    let server = Postgres::start().expect("it starts");
    let address = Postgres::new_database(&server.address(), "fresh").expect("a new database");
    assert!(address.ends_with("/fresh"));
    drop(server);
    assert!(Postgres::new_database(&address, "late").is_err(), "it is gone");
}
