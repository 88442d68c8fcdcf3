using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.Bus.Testing.Hardware;

/// <summary>A codec with an audio group and a modem group, which have no widgets.</summary>
internal static class TwoGroupCodec
{
    public static CodecProfile Profile { get; } = new()
    {
        Name = "two-groups",
        Summary = "An audio group and a modem group",
        VendorId = new VendorIdentity { Vendor = 0xA21A, Device = 0x0003 },
        RevisionId = new RevisionIdentity { Major = 1, Minor = 0, Revision = 1, Stepping = 0 },
        FunctionGroups = [Group(1, FunctionGroupType.Audio, 0x1234_0001), Group(2, FunctionGroupType.Modem, 0x1234_0002)],
    };

    private static FunctionGroupProfile Group(byte node, FunctionGroupType type, uint subsystem) => new()
    {
        Node = new NodeProfile
        {
            Id = node,
            Parameters = new Dictionary<ParameterId, uint> { [ParameterId.FunctionGroupType] = new FunctionGroupParameter { Type = type }.Raw },
            Defaults = new NodeDefaults { SubsystemId = subsystem },
        },
        Widgets = [],
    };
}
