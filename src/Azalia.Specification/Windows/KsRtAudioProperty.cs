namespace Azalia.Specification.Windows;

/// <summary>KSPROPERTY_RTAUDIO: the properties of KSPROPSETID_RtAudio.</summary>
public enum KsRtAudioProperty
{
    /// <summary>GETPOSITIONFUNCTION: for kernel clients.</summary>
    GetPositionFunction = 0,

    /// <summary>BUFFER: allocate and map the cyclic buffer.</summary>
    Buffer = 1,

    /// <summary>HWLATENCY.</summary>
    HwLatency = 2,

    /// <summary>POSITIONREGISTER: map it, once in a pin's life.</summary>
    PositionRegister = 3,

    /// <summary>CLOCKREGISTER: map it, once in a pin's life.</summary>
    ClockRegister = 4,

    /// <summary>BUFFER_WITH_NOTIFICATION.</summary>
    BufferWithNotification = 5,

    /// <summary>REGISTER_NOTIFICATION_EVENT.</summary>
    RegisterNotificationEvent = 6,

    /// <summary>UNREGISTER_NOTIFICATION_EVENT.</summary>
    UnregisterNotificationEvent = 7,

    /// <summary>QUERY_NOTIFICATION_SUPPORT.</summary>
    QueryNotificationSupport = 8,

    /// <summary>PACKETCOUNT.</summary>
    PacketCount = 9,

    /// <summary>PRESENTATION_POSITION.</summary>
    PresentationPosition = 10,

    /// <summary>GETREADPACKET.</summary>
    GetReadPacket = 11,

    /// <summary>SETWRITEPACKET.</summary>
    SetWritePacket = 12,

    /// <summary>PACKETVREGISTER.</summary>
    PacketVRegister = 13,
}
