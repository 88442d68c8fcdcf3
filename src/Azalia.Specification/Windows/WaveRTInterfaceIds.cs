namespace Azalia.Specification.Windows;

/// <summary>The GUIDs of portcls.h for WaveRT.</summary>
public static class WaveRTInterfaceIds
{
    /// <summary>CLSID_PortWaveRT.</summary>
    public static Guid PortClass { get; } = new("cc9be57a-eb9e-42b4-94fc-0cad3dbce7fa");

    /// <summary>IID_IPortWaveRT.</summary>
    public static Guid Port { get; } = new("339ff909-68a9-4310-b09b-274e96ee4cbd");

    /// <summary>IID_IPortWaveRTStream.</summary>
    public static Guid PortStream { get; } = new("1809ce5a-64bc-4e62-bd7d-95bce43de393");

    /// <summary>IID_IMiniportWaveRT.</summary>
    public static Guid Miniport { get; } = new("0f9fc4d6-6061-4f3c-b1fc-075e35f7960a");

    /// <summary>IID_IMiniportWaveRTStream.</summary>
    public static Guid MiniportStream { get; } = new("000ac9ab-faab-4f3d-9455-6ff8306a74a0");

    /// <summary>IID_IMiniportWaveRTStreamNotification.</summary>
    public static Guid MiniportStreamNotification { get; } = new("23759128-96f1-423b-ab4d-81635bcf8ca1");

    /// <summary>IID_IMiniportWaveRTInputStream.</summary>
    public static Guid MiniportInputStream { get; } = new("cd8e756a-5fc7-4624-984b-2af02925b91f");

    /// <summary>IID_IMiniportWaveRTOutputStream.</summary>
    public static Guid MiniportOutputStream { get; } = new("831fc7bc-6347-44bc-b47b-c0c657b5bf73");

    /// <summary>KSPROPSETID_RtAudio; its properties are <see cref="KsRtAudioProperty"/>.</summary>
    public static Guid RtAudioPropertySet { get; } = new("a855a48c-2f78-4729-9051-1968746b9eef");

    /// <summary>KSPROPSETID_Audio; its properties are <see cref="KsAudioProperty"/>.</summary>
    public static Guid AudioPropertySet { get; } = new("45ffaaa0-6e1b-11d0-bcf2-444553540000");
}
