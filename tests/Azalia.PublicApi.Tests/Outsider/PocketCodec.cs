using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>A codec from outside, as data: one converter at node 10h, one headphone jack at 11h, 48 kHz and 16 bits.</summary>
internal static class PocketCodec
{
    public const byte Converter = 0x10;
    public const byte Jack = 0x11;

    public static CodecProfile Profile { get; } = new()
    {
        Name = "pocket",
        Summary = "One headphone jack",
        VendorId = new VendorIdentity { Vendor = 0x1234, Device = 0x5678 },
        RevisionId = new RevisionIdentity { Major = 1 },
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
                        [ParameterId.PcmCapabilities] = PcmCapabilities.Of([48_000], [16]).Raw,
                        [ParameterId.StreamFormats] = new StreamFormatCapabilities { Pcm = true }.Raw,
                    },
                },
                Widgets =
                [
                    new NodeProfile
                    {
                        Id = Converter,
                        Parameters = new Dictionary<ParameterId, uint>
                        {
                            [ParameterId.WidgetCapabilities] = new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true }.Raw,
                        },
                        Defaults = new NodeDefaults { ConverterFormat = new StreamFormat(0x0011) },
                    },
                    new NodeProfile
                    {
                        Id = Jack,
                        Parameters = new Dictionary<ParameterId, uint>
                        {
                            [ParameterId.WidgetCapabilities] = new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true }.Raw,
                            [ParameterId.PinCapabilities] = new PinCapabilities { Output = true, HeadphoneDrive = true }.Raw,
                        },
                        Connections = [new ConnectionListEntry(Converter)],
                        Defaults = new NodeDefaults
                        {
                            ConfigurationDefault = new ConfigurationDefault
                            {
                                Connectivity = PortConnectivity.Jack,
                                Device = DefaultDevice.HeadphoneOut,
                                Connection = ConnectionType.EighthInch,
                                Color = JackColor.Black,
                                Association = 1,
                            },
                        },
                    },
                ],
            },
        ],
    };
}
