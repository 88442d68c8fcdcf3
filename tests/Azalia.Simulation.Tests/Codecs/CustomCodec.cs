using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Codecs made for one test: a group 01h that is awake and takes PCM of every rate and depth, with the test's widgets from 02h on.</summary>
internal static class CustomCodec
{
    public static CodecProfile Of(params NodeProfile[] widgets) => Of(new Dictionary<ParameterId, uint>(), NodeDefaults.Empty, widgets);

    public static CodecProfile Of(Dictionary<ParameterId, uint> groupParameters, NodeDefaults groupDefaults, params NodeProfile[] widgets)
    {
        var parameters = new Dictionary<ParameterId, uint>
        {
            [ParameterId.FunctionGroupType] = new FunctionGroupParameter { Type = FunctionGroupType.Audio }.Raw,
            [ParameterId.PcmCapabilities] = PcmCapabilities.Of(PcmCapabilities.Rates, PcmCapabilities.BitDepths).Raw,
            [ParameterId.StreamFormats] = new StreamFormatCapabilities { Pcm = true }.Raw,
        };
        foreach ((ParameterId id, uint value) in groupParameters)
            parameters[id] = value;

        return new CodecProfile
        {
            Name = "custom",
            Summary = "Made for a test",
            VendorId = new VendorIdentity { Vendor = 0xA21A, Device = 0xFFFF },
            RevisionId = default,
            FunctionGroups = [new FunctionGroupProfile { Node = new NodeProfile { Id = 0x01, Parameters = parameters, Defaults = groupDefaults }, Widgets = widgets }],
        };
    }

    public static NodeProfile Widget(byte id, WidgetCapabilities capabilities, params (ParameterId Id, uint Value)[] parameters)
    {
        var answers = new Dictionary<ParameterId, uint> { [ParameterId.WidgetCapabilities] = capabilities.Raw };
        foreach ((ParameterId parameter, uint value) in parameters)
            answers[parameter] = value;
        return new NodeProfile { Id = id, Parameters = answers };
    }
}
