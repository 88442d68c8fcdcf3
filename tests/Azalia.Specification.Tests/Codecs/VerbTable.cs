namespace Azalia.Specification.Tests.Codecs;

/// <summary>The verbs once more, typed from the document's table: name, Get, Set.</summary>
internal static class VerbTable
{
    private const string Text = """
        ConnectionSelect F01 701
        ProcessingState F03 703
        CoefficientIndex D 5
        ProcessingCoefficient C 4
        SdiSelect F04 704
        PowerState F05 705
        StreamChannel F06 706
        ConverterFormat A 2
        Amplifier B 3
        PinControl F07 707
        Unsolicited F08 708
        Beep F0A 70A
        Eapd F0C 70C
        VolumeKnob F0F 70F
        GpiData F10 710
        GpiWakeEnable F11 711
        GpiUnsolicitedEnable F12 712
        GpiSticky F13 713
        GpoData F14 714
        GpioData F15 715
        GpioEnable F16 716
        GpioDirection F17 717
        GpioWakeEnable F18 718
        GpioUnsolicitedEnable F19 719
        GpioSticky F1A 71A
        StripeControl F24 724
        ConverterChannelCount F2D 72D
        DipIndex F30 730
        DipData F31 731
        DipTransmitControl F32 732
        ContentProtection F33 733
        AspChannelMapping F34 734
        DeviceSelect F35 735
        IntelVendorControl F81 781
        """;

    // Verbs that only read, only write, or write one register with several of them.
    private static readonly Dictionary<string, uint> s_single = new()
    {
        ["GetParameter"] = 0xF00, ["GetConnectionListEntry"] = 0xF02, ["GetPinSense"] = 0xF09, ["TriggerPinSense"] = 0x709,
        ["GetDigitalConverter"] = 0xF0D, ["GetDigitalConverter2"] = 0xF0E,
        ["SetDigitalConverter1"] = 0x70D, ["SetDigitalConverter2"] = 0x70E, ["SetDigitalConverter3"] = 0x73E, ["SetDigitalConverter4"] = 0x73F,
        ["GetConfigurationDefault"] = 0xF1C,
        ["SetConfigurationDefault0"] = 0x71C, ["SetConfigurationDefault1"] = 0x71D, ["SetConfigurationDefault2"] = 0x71E, ["SetConfigurationDefault3"] = 0x71F,
        ["GetSubsystemId"] = 0xF20,
        ["SetSubsystemId0"] = 0x720, ["SetSubsystemId1"] = 0x721, ["SetSubsystemId2"] = 0x722, ["SetSubsystemId3"] = 0x723,
        ["GetDipSize"] = 0xF2E, ["GetEldData"] = 0xF2F, ["GetDeviceListEntry"] = 0xF36, ["FunctionReset"] = 0x7FF,
    };

    public static IReadOnlyDictionary<string, uint> All { get; } = s_single
        .Concat(Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')).SelectMany(words => new[]
        {
            KeyValuePair.Create("Get" + words[0], Convert.ToUInt32(words[1], 16)),
            KeyValuePair.Create("Set" + words[0], Convert.ToUInt32(words[2], 16)),
        }))
        .ToDictionary();
}
