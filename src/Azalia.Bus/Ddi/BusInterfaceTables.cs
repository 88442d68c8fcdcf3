using Azalia.Specification.Windows;

namespace Azalia.Bus.Ddi;

/// <summary>HDAUDIO_BUS_INTERFACE over a context.</summary>
internal sealed class BusInterfaceV1(HdaBusDriver bus, FunctionGroupDevice group) : BusInterfaceContext(bus, group), IHdAudioBusInterface
{
    public override ushort Size => HdAudioInterfaceIds.BusInterfaceSize;
}

/// <summary>HDAUDIO_BUS_INTERFACE_V2 over a context.</summary>
internal sealed class BusInterfaceV2(HdaBusDriver bus, FunctionGroupDevice group) : BusInterfaceContext(bus, group), IHdAudioBusInterfaceV2
{
    public override ushort Size => HdAudioInterfaceIds.BusInterfaceV2Size;
}

/// <summary>HDAUDIO_BUS_INTERFACE_V3 over a context.</summary>
internal sealed class BusInterfaceV3(HdaBusDriver bus, FunctionGroupDevice group) : BusInterfaceContext(bus, group), IHdAudioBusInterfaceV3
{
    public override ushort Size => HdAudioInterfaceIds.BusInterfaceV3Size;
}

/// <summary>HDAUDIO_BUS_INTERFACE_BDL over a context.</summary>
internal sealed class BusInterfaceBdl(HdaBusDriver bus, FunctionGroupDevice group) : BusInterfaceContext(bus, group), IHdAudioBusInterfaceBdl
{
    public override ushort Size => HdAudioInterfaceIds.BusInterfaceBdlSize;
}
