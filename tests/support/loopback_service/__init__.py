# SPDX-License-Identifier: GPL-3.0-or-later
"""A service on this computer that speaks every wire format and misbehaves on demand; see ../loopback-llm."""
