using System.Globalization;
using Azalia.Bus.Ddi;
using Azalia.Specification.Windows;

namespace Azalia.Bus;

/// <summary>
/// The child device that the bus driver makes for a function group of a codec: the PDO on which a function driver sits.
/// </summary>
/// <remarks>Owned by the bus driver; valid until it stops.</remarks>
public sealed class FunctionGroupDevice
{
    private readonly HdaBusDriver _bus;
    private Action? _codecStateLost;

    internal FunctionGroupDevice(
        HdaBusDriver bus, byte codecAddress, byte startNode, byte groupType, uint vendorId, uint revisionId, uint subsystemId)
    {
        _bus = bus;
        CodecAddress = codecAddress;
        StartNode = startNode;
        GroupType = groupType;
        VendorId = vendorId;
        RevisionId = revisionId;
        SubsystemId = subsystemId;
    }

    /// <summary>The codec's address: its SDI line.</summary>
    public byte CodecAddress { get; }

    /// <summary>The node of the function group.</summary>
    public byte StartNode { get; }

    /// <summary>1 audio, 2 modem, 80h and above vendor defined.</summary>
    public byte GroupType { get; }

    /// <summary>The codec's vendor in 31:16, its device in 15:0.</summary>
    public uint VendorId { get; }

    /// <summary>The codec's revision parameter.</summary>
    public uint RevisionId { get; }

    /// <summary>The function group's implementation identification.</summary>
    public uint SubsystemId { get; }

    /// <summary>Identity of the device: <c>HDAUDIO\FUNC_01&amp;VEN_vvvv&amp;DEV_dddd&amp;SUBSYS_ssssssss&amp;REV_rrrr</c> (DDI 3.11).</summary>
    public string DeviceId => IdentityOf(GroupType, VendorId, SubsystemId, RevisionId);

    /// <summary>The hardware ids, most specific first: with and without the revision.</summary>
    public IReadOnlyList<string> HardwareIds => [DeviceId, DeviceId[..DeviceId.IndexOf("&REV_", StringComparison.Ordinal)]];

    /// <summary>
    /// The compatible ids, from the most specific to the most general, with those that name the controller (DDI 3.11; spelt CTLR as in the ids of real machines).
    /// </summary>
    public IReadOnlyList<string> CompatibleIds
    {
        get
        {
            string function = string.Create(CultureInfo.InvariantCulture, $@"HDAUDIO\FUNC_{GroupType:X2}");
            string vendor = string.Create(CultureInfo.InvariantCulture, $"&VEN_{VendorId >> 16:X4}");
            string device = string.Create(CultureInfo.InvariantCulture, $"&DEV_{VendorId & 0xFFFF:X4}");
            string revision = string.Create(CultureInfo.InvariantCulture, $"&REV_{RevisionId >> 8 & 0xFFFF:X4}");
            string controllerVendor = string.Create(CultureInfo.InvariantCulture, $"&CTLR_VEN_{_bus.ControllerVendorId:X4}");
            string controller = string.Create(CultureInfo.InvariantCulture, $"{controllerVendor}&CTLR_DEV_{_bus.ControllerDeviceId:X4}");
            string[] places = [function + controller, function + controllerVendor, function];
            return
            [
                .. places.Select(place => place + vendor + device + revision),
                .. places.Select(place => place + vendor + device),
                .. places.Select(place => place + vendor),
                .. places,
            ];
        }
    }

    /// <summary>The instance id: the codec's address, two decimal digits.</summary>
    public string InstanceId => CodecAddress.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>
    /// IRP_MN_QUERY_INTERFACE: gives a table of the DDI, with a context of its own and one reference taken for the caller. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="interfaceType">One of the four GUIDs of <see cref="HdAudioInterfaceIds"/>.</param>
    /// <param name="size">Bytes that the caller has for the table; at least the table's size.</param>
    /// <param name="version">The version wanted; at least 0x0100. The table reports its own.</param>
    /// <param name="table">
    /// The table, or null: <see cref="IHdAudioBusInterface"/>, <see cref="IHdAudioBusInterfaceV2"/>, <see cref="IHdAudioBusInterfaceV3"/> or
    /// <see cref="IHdAudioBusInterfaceBdl"/>.
    /// </param>
    /// <returns>
    /// STATUS_SUCCESS; STATUS_INVALID_BUFFER_SIZE when size or version is too low; STATUS_NOT_SUPPORTED for an unknown GUID, and once the bus
    /// driver has stopped.
    /// </returns>
    public NtStatus QueryInterface(Guid interfaceType, ushort size, ushort version, out IHdAudioInterface? table)
    {
        table = null;
        if (_bus.SizeOf(interfaceType) is not { } needed)
            return NtStatus.NotSupported;

        if (size < needed || version < HdAudioInterfaceIds.Version)
            return NtStatus.InvalidBufferSize;

        table = _bus.CreateTable(interfaceType, this);
        return NtStatus.Success;
    }

    /// <summary>
    /// Sets what is called when the controller has come back from a sleep: the codec's state is lost then, and its driver programs it again. One
    /// routine; null takes it away. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="codecStateLost">Runs at PASSIVE_LEVEL, after the verbs work again.</param>
    public void SetResumeCallback(Action? codecStateLost) => _codecStateLost = codecStateLost;

    internal void NotifyResume() => _codecStateLost?.Invoke();

    internal static string IdentityOf(byte groupType, uint vendorId, uint subsystemId, uint revisionId) => string.Create(
        CultureInfo.InvariantCulture,
        $@"HDAUDIO\FUNC_{groupType:X2}&VEN_{vendorId >> 16:X4}&DEV_{vendorId & 0xFFFF:X4}&SUBSYS_{subsystemId:X8}&REV_{revisionId >> 8 & 0xFFFF:X4}");
}
