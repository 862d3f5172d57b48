-- Times are UTC. Columns whose name ends in _json hold JSON as text.
CREATE TABLE station (
    identity         VARCHAR_IGNORECASE(255) PRIMARY KEY,
    version          VARCHAR(10),
    first_seen       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seen        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    booted_at        TIMESTAMP(3) WITH TIME ZONE,
    boot_reason      VARCHAR(50),
    vendor           VARCHAR(255),
    model            VARCHAR(255),
    serial_number    VARCHAR(255),
    firmware_version VARCHAR(255),
    certificate_name VARCHAR(255)
);
CREATE TABLE connector (
    identity     VARCHAR_IGNORECASE(255) NOT NULL,
    evse_id      INT NOT NULL,
    connector_id INT NOT NULL,
    status       VARCHAR(50) NOT NULL,
    reported_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (identity, evse_id, connector_id)
);
-- Every message that was acknowledged, once.
CREATE TABLE message (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identity     VARCHAR_IGNORECASE(255) NOT NULL,
    action       VARCHAR(100) NOT NULL,
    message_id   VARCHAR(255) NOT NULL,
    digest       VARCHAR(64) NOT NULL,
    received_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    payload_json CHARACTER LARGE OBJECT NOT NULL,
    UNIQUE (identity, action, digest)
);
CREATE TABLE charging_transaction (
    identity        VARCHAR_IGNORECASE(255) NOT NULL,
    transaction_id  VARCHAR(255) NOT NULL,
    evse_id         INT,
    connector_id    INT,
    id_token        VARCHAR(255),
    started_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    ended_at        TIMESTAMP(3) WITH TIME ZONE,
    updated_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seq_no     INT NOT NULL,
    charging_state  VARCHAR(50),
    operation_mode  VARCHAR(50),
    stopped_reason  VARCHAR(50),
    tariff_id       VARCHAR(255),
    limits_json     CHARACTER LARGE OBJECT,
    cost_json       CHARACTER LARGE OBJECT,
    cost_problems   CHARACTER LARGE OBJECT,
    PRIMARY KEY (identity, transaction_id)
);
CREATE TABLE transaction_event (
    identity       VARCHAR_IGNORECASE(255) NOT NULL,
    transaction_id VARCHAR(255) NOT NULL,
    seq_no         INT NOT NULL,
    event_type     VARCHAR(20) NOT NULL,
    trigger_reason VARCHAR(50) NOT NULL,
    occurred_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    offline        BOOLEAN NOT NULL,
    PRIMARY KEY (identity, transaction_id, seq_no)
);
-- Meter values in W, Wh, A, V, ...: multipliers and kilo are resolved.
CREATE TABLE sample (
    identity       VARCHAR_IGNORECASE(255) NOT NULL,
    transaction_id VARCHAR(255),
    evse_id        INT,
    sampled_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    measurand      VARCHAR(60) NOT NULL,
    phase          VARCHAR(10),
    location       VARCHAR(20) NOT NULL,
    amount         DECFLOAT(34) NOT NULL
);
CREATE INDEX sample_of_transaction ON sample (identity, transaction_id, sampled_at);
CREATE TABLE variable (
    identity             VARCHAR_IGNORECASE(255) NOT NULL,
    path                 VARCHAR(1000) NOT NULL,
    component            VARCHAR(255) NOT NULL,
    component_instance   VARCHAR(255),
    evse_id              INT,
    connector_id         INT,
    variable             VARCHAR(255) NOT NULL,
    variable_instance    VARCHAR(255),
    attribute            VARCHAR(20) NOT NULL,
    attribute_value      CHARACTER LARGE OBJECT,
    mutability           VARCHAR(20),
    characteristics_json CHARACTER LARGE OBJECT,
    PRIMARY KEY (identity, path)
);
-- The parts of reports that come in several messages.
CREATE TABLE report_part (
    identity    VARCHAR_IGNORECASE(255) NOT NULL,
    kind        VARCHAR(50) NOT NULL,
    request_id  INT NOT NULL,
    seq_no      INT NOT NULL,
    continued   BOOLEAN NOT NULL,
    received_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (identity, kind, request_id, seq_no)
);
CREATE TABLE charging_profile (
    identity     VARCHAR_IGNORECASE(255) NOT NULL,
    profile_id   INT NOT NULL,
    evse_id      INT NOT NULL,
    source       VARCHAR(50) NOT NULL,
    profile_json CHARACTER LARGE OBJECT NOT NULL,
    stored_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (identity, profile_id)
);
CREATE TABLE event_stream (
    identity    VARCHAR_IGNORECASE(255) NOT NULL,
    stream_id   INT NOT NULL,
    stream_json CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (identity, stream_id)
);
CREATE TABLE token (
    id_token  VARCHAR_IGNORECASE(255) PRIMARY KEY,
    type      VARCHAR(20) NOT NULL,
    status    VARCHAR(20) NOT NULL,
    tariff_id VARCHAR(60)
);
CREATE TABLE tariff (
    tariff_id   VARCHAR(60) PRIMARY KEY,
    tariff_json CHARACTER LARGE OBJECT NOT NULL
);
CREATE TABLE authority (
    certificate_pem CHARACTER LARGE OBJECT NOT NULL,
    key_pem         CHARACTER LARGE OBJECT NOT NULL
);
INSERT INTO token (id_token, type, status) VALUES
    ('04E4A2B1', 'ISO14443', 'Accepted'),
    ('DEMO-TOKEN', 'Central', 'Accepted'),
    ('0000BLOCKED', 'ISO14443', 'Blocked'),
    ('0000EXPIRED', 'ISO14443', 'Expired');
