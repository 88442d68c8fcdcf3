using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>The profile "minimal".</summary>
/// <remarks>
/// <code>
/// 02h DAC ---- 03h line out
/// 05h line in ---- 04h ADC
/// </code>
/// No amplifiers, no power control below the group, no EPSS: what a codec of the first years is like, and what a reset does to one.
/// </remarks>
internal static class MinimalCodec
{
    // 48 kHz, 16 bits, stereo.
    private static readonly NodeDefaults s_converter = new() { ConverterFormat = new StreamFormat(0x0011) };

    /// <summary>Builds the profile.</summary>
    public static CodecProfile Create() => new()
    {
        Name = "minimal",
        Summary = "One output and one input, open from power-on; 8 to 48 kHz, 8 and 16 bits",
        VendorId = new VendorIdentity { Vendor = 0xA21A, Device = 0x0002 },
        RevisionId = new RevisionIdentity { Major = 1, Minor = 0, Revision = 1, Stepping = 0 },
        FunctionGroups =
        [
            new FunctionGroupProfile
            {
                Node = new NodeProfile
                {
                    Id = 0x01,
                    Parameters = new Dictionary<ParameterId, uint>
                    {
                        [ParameterId.FunctionGroupType] = new FunctionGroupParameter { Type = FunctionGroupType.Audio }.Raw,
                        [ParameterId.PowerStates] = new PowerStateCapabilities { D0 = true, D3 = true }.Raw,
                    },
                    Defaults = new NodeDefaults { SubsystemId = 0xA21A_0102 },
                },
                Widgets =
                [
                    Converter(0x02, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, FormatOverride = true }),
                    Pin(
                        0x03,
                        new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true },
                        new PinCapabilities { Output = true },
                        new PinControl { OutEnable = true },
                        DefaultDevice.LineOut, JackColor.Green, association: 1) with { Connections = [new ConnectionListEntry(0x02)] },
                    Converter(0x04, new WidgetCapabilities { Type = WidgetType.AudioInput, Stereo = true, FormatOverride = true, ConnectionList = true }) with
                    {
                        Connections = [new ConnectionListEntry(0x05)],
                    },
                    Pin(
                        0x05,
                        new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true },
                        new PinCapabilities { Input = true },
                        new PinControl { InEnable = true },
                        DefaultDevice.LineIn, JackColor.Blue, association: 2),
                ],
            },
        ],
    };

    private static NodeProfile Converter(byte id, WidgetCapabilities capabilities) => new()
    {
        Id = id,
        Parameters = new Dictionary<ParameterId, uint>
        {
            [ParameterId.WidgetCapabilities] = capabilities.Raw,
            [ParameterId.PcmCapabilities] = PcmCapabilities.Of([8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000], [8, 16]).Raw,
            [ParameterId.StreamFormats] = new StreamFormatCapabilities { Pcm = true }.Raw,
        },
        Defaults = s_converter,
    };

    private static NodeProfile Pin(
        byte id, WidgetCapabilities capabilities, PinCapabilities pin, PinControl control, DefaultDevice device, JackColor color, byte association) => new()
    {
        Id = id,
        Parameters = new Dictionary<ParameterId, uint>
        {
            [ParameterId.WidgetCapabilities] = capabilities.Raw,
            [ParameterId.PinCapabilities] = pin.Raw,
        },
        Defaults = new NodeDefaults
        {
            PinControl = control,
            ConfigurationDefault = new ConfigurationDefault
            {
                Connectivity = PortConnectivity.Jack,
                Location = new JackLocation { Chassis = JackChassis.External, Position = JackPosition.Rear },
                Device = device,
                Connection = ConnectionType.EighthInch,
                Color = color,
                JackDetectOverride = true,
                Association = association,
            },
        },
    };
}
