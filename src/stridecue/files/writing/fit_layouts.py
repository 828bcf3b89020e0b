"""The messages of a run's FIT file and their fields, by the numbers of the format's public profile."""

from __future__ import annotations

from stridecue.files.writing.fit_encoder import (
    BYTES,
    ENUM,
    SINT16,
    SINT32,
    STRING,
    UINT8,
    UINT16,
    UINT32,
    UINT32Z,
    Field,
    Layout,
)

NAME_BYTES = 32
"""Of a product's name, with the zero at its end."""
CUE_BYTES = 64
"""Of the words of a cue, with the zero at their end."""
CUE_FIELD = 0

SEMICIRCLES_PER_DEG = 2**31 / 180
_CENTI, _MILLI = 100, 1000

_TIMESTAMP = Field("timestamp", 253, UINT32)
_MESSAGE_INDEX = Field("message_index", 254, UINT16)
_EVENT, _EVENT_TYPE = Field("event", 0, ENUM), Field("event_type", 1, ENUM)
_START_TIME = Field("start_time", 2, UINT32)
_LENGTHS = (
    Field("total_elapsed_time", 7, UINT32, _MILLI),
    Field("total_timer_time", 8, UINT32, _MILLI),
    Field("total_distance", 9, UINT32, _CENTI),
)

FILE_ID = Layout(
    0,
    (
        Field("type", 0, ENUM),
        Field("manufacturer", 1, UINT16),
        Field("product", 2, UINT16),
        Field("serial_number", 3, UINT32Z),
        Field("time_created", 4, UINT32),
        Field("product_name", 8, STRING, length=NAME_BYTES),
    ),
)
FILE_CREATOR = Layout(49, (Field("software_version", 0, UINT16),))
DEVICE_INFO = Layout(
    23,
    (
        _TIMESTAMP,
        Field("device_index", 0, UINT8),
        Field("manufacturer", 2, UINT16),
        Field("product", 4, UINT16),
        Field("product_name", 27, STRING, length=NAME_BYTES),
    ),
)
DEVELOPER_DATA_ID = Layout(
    207,
    (
        Field("application_id", 1, BYTES, length=16),
        Field("developer_data_index", 3, UINT8),
        Field("application_version", 4, UINT32),
    ),
)
FIELD_DESCRIPTION = Layout(
    206,
    (
        Field("developer_data_index", 0, UINT8),
        Field("field_definition_number", 1, UINT8),
        Field("fit_base_type_id", 2, UINT8),
        Field("field_name", 3, STRING, length=8),
    ),
)
EVENT = Layout(21, (_TIMESTAMP, _EVENT, _EVENT_TYPE, Field("data", 3, UINT32)))
RECORD = Layout(
    20,
    (
        _TIMESTAMP,
        Field("position_lat", 0, SINT32, SEMICIRCLES_PER_DEG),
        Field("position_long", 1, SINT32, SEMICIRCLES_PER_DEG),
        Field("heart_rate", 3, UINT8),
        Field("cadence", 4, UINT8),
        Field("fractional_cadence", 53, UINT8, 128),
        Field("distance", 5, UINT32, _CENTI),
        Field("enhanced_speed", 73, UINT32, _MILLI),
        Field("enhanced_altitude", 78, UINT32, 5, 500),
        Field("grade", 9, SINT16, _CENTI),
        Field("power", 7, UINT16),
        Field("cue", CUE_FIELD, STRING, length=CUE_BYTES, developer=True),
    ),
)
LAP = Layout(
    19,
    (
        _MESSAGE_INDEX,
        _TIMESTAMP,
        _EVENT,
        _EVENT_TYPE,
        _START_TIME,
        *_LENGTHS,
        Field("enhanced_avg_speed", 110, UINT32, _MILLI),
        Field("enhanced_max_speed", 111, UINT32, _MILLI),
        Field("avg_heart_rate", 15, UINT8),
        Field("max_heart_rate", 16, UINT8),
        Field("avg_cadence", 17, UINT8),
        Field("avg_fractional_cadence", 80, UINT8, 128),
        Field("max_cadence", 18, UINT8),
        Field("max_fractional_cadence", 81, UINT8, 128),
        Field("avg_power", 19, UINT16),
        Field("max_power", 20, UINT16),
        Field("lap_trigger", 24, ENUM),
        Field("sport", 25, ENUM),
        Field("sub_sport", 39, ENUM),
    ),
)
SESSION = Layout(
    18,
    (
        _MESSAGE_INDEX,
        _TIMESTAMP,
        _EVENT,
        _EVENT_TYPE,
        _START_TIME,
        Field("sport", 5, ENUM),
        Field("sub_sport", 6, ENUM),
        *_LENGTHS,
        Field("enhanced_avg_speed", 124, UINT32, _MILLI),
        Field("enhanced_max_speed", 125, UINT32, _MILLI),
        Field("avg_heart_rate", 16, UINT8),
        Field("max_heart_rate", 17, UINT8),
        Field("avg_cadence", 18, UINT8),
        Field("avg_fractional_cadence", 92, UINT8, 128),
        Field("max_cadence", 19, UINT8),
        Field("max_fractional_cadence", 93, UINT8, 128),
        Field("avg_power", 20, UINT16),
        Field("max_power", 21, UINT16),
        Field("total_ascent", 22, UINT16),
        Field("first_lap_index", 25, UINT16),
        Field("num_laps", 26, UINT16),
        Field("trigger", 28, ENUM),
    ),
)
ACTIVITY = Layout(
    34,
    (
        _TIMESTAMP,
        Field("total_timer_time", 0, UINT32, _MILLI),
        Field("num_sessions", 1, UINT16),
        Field("type", 2, ENUM),
        Field("event", 3, ENUM),
        Field("event_type", 4, ENUM),
        Field("local_timestamp", 5, UINT32),
    ),
)
