using Azalia.Bus.Ddi;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>Getting the table (DDI 3.1).</summary>
public abstract class QueryInterfaceConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    public static TheoryData<string, ushort> Tables => new()
    {
        { "D2EAF88B-AB18-41A8-B664-8D592167671B", 144 },
        { "B4D65397-5634-40B0-B068-F5B9F8B967A5", 152 },
        { "B52AF5FB-424B-4BB9-A160-5B38BE94E568", 176 },
        { "DC25DA12-BCD1-4C7F-84E1-02ADB6DCDCBF", 192 },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Size_and_version_decide(string table, ushort size)
    {
        using BusFixture bus = Start();
        foreach (int asked in (ReadOnlySpan<int>)[size, size + 1, ushort.MaxValue])
        {
            Assert.Equal((NtStatus.Success, true), Query(bus, table, asked, 0x0100));
            Assert.Equal((NtStatus.Success, true), Query(bus, table, asked, 0x0200));
        }

        foreach (int asked in (ReadOnlySpan<int>)[0, size / 2, size - 1])
            Assert.Equal((NtStatus.InvalidBufferSize, false), Query(bus, table, asked, 0x0100));

        foreach (int version in (ReadOnlySpan<int>)[0, 0x0001, 0x00FF])
            Assert.Equal((NtStatus.InvalidBufferSize, false), Query(bus, table, size, version));

        Assert.Equal((NtStatus.InvalidBufferSize, false), Query(bus, table, size - 1, 0x00FF));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_reports_its_own_size_and_version_whatever_was_asked_for(string table, ushort size)
    {
        using BusFixture bus = Start();

        _ = bus.Driver.FunctionGroups[0].QueryInterface(new Guid(table), 500, 0x0200, out IHdAudioInterface? given);

        Assert.Equal((size, 0x0100), (given!.Size, given.Version));
    }

    // 1.2, typed from the documents.
    [Theory]
    [InlineData(
        typeof(IHdAudioBusInterface),
        "TransferCodecVerbs AllocateCaptureDmaEngine AllocateRenderDmaEngine ChangeBandwidthAllocation AllocateDmaBuffer FreeDmaBuffer FreeDmaEngine SetDmaEngineState "
        + "GetWallClockRegister GetLinkPositionRegister RegisterEventCallback UnregisterEventCallback GetDeviceInformation GetResourceInformation")]
    [InlineData(
        typeof(IHdAudioBusInterfaceBdl),
        "TransferCodecVerbs AllocateCaptureDmaEngine AllocateRenderDmaEngine ChangeBandwidthAllocation AllocateContiguousDmaBuffer SetupDmaEngineWithBdl "
        + "FreeContiguousDmaBuffer FreeDmaEngine SetDmaEngineState GetWallClockRegister GetLinkPositionRegister RegisterEventCallback UnregisterEventCallback "
        + "GetDeviceInformation GetResourceInformation")]
    [InlineData(
        typeof(IHdAudioBusInterfaceV2),
        "AllocateDmaBufferWithNotification FreeDmaBufferWithNotification RegisterNotificationEvent UnregisterNotificationEvent")]
    [InlineData(typeof(IHdAudioBusInterfaceV3), "RegisterNotificationCallback UnregisterNotificationCallback")]
    public void A_table_has_its_own_routines_in_the_order_of_the_header(Type table, string routines) =>
        Assert.Equal(routines.Split(' '), table.GetMethods().Select(static method => method.Name));

    [Fact]
    public void The_third_version_holds_the_second_and_the_second_the_first_and_the_BDL_table_stands_alone()
    {
        Assert.Equal(
            [nameof(IHdAudioBusInterface), nameof(IHdAudioBusInterfaceV2), nameof(IHdAudioInterface)],
            typeof(IHdAudioBusInterfaceV3).GetInterfaces().Select(static table => table.Name).Order(StringComparer.Ordinal));
        Assert.Equal([typeof(IHdAudioInterface)], typeof(IHdAudioBusInterfaceBdl).GetInterfaces());
    }

    [Theory]
    [InlineData(0, false, false, false)]
    [InlineData(1, false, false, true)]
    [InlineData(2, true, false, false)]
    [InlineData(3, true, true, false)]
    public void A_table_is_what_its_GUID_stands_for(int index, bool isSecond, bool isThird, bool isBdl)
    {
        using BusFixture bus = Start();
        Guid guid = new(Tables.ElementAt(index).Data.Item1);

        IHdAudioInterface table = bus.Query<IHdAudioInterface>(guid);

        Assert.Equal(
            (!isBdl, isSecond, isThird, isBdl),
            (table is IHdAudioBusInterface, table is IHdAudioBusInterfaceV2, table is IHdAudioBusInterfaceV3, table is IHdAudioBusInterfaceBdl));
    }

    [Fact]
    public void Tables_of_one_function_group_share_their_handles()
    {
        using BusFixture bus = Start();
        IHdAudioBusInterface first = bus.Query<IHdAudioBusInterface>(HdAudioInterfaceIds.BusInterface);
        DmaEngineHandle handle = bus.AllocateRender();

        Assert.Equal(NtStatus.Success, first.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Bdl.SetDmaEngineState(HdAudioStreamState.PauseState, [handle]));

        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle));
    }

    [Fact]
    public void A_driver_that_has_stopped_knows_no_GUID()
    {
        using BusFixture bus = Start();
        FunctionGroupDevice device = bus.Driver.FunctionGroups[0];
        bus.Driver.Stop();

        Assert.Equal(NtStatus.NotSupported, device.QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out _));
    }

    [Fact]
    public void A_GUID_that_is_unknown_is_STATUS_NOT_SUPPORTED_whatever_the_size()
    {
        using BusFixture bus = Start();
        Guid unknown = new("00112233-4455-6677-8899-AABBCCDDEEFF");

        Assert.Equal(NtStatus.NotSupported, bus.Driver.FunctionGroups[0].QueryInterface(unknown, 144, 0x0100, out IHdAudioInterface? table));
        Assert.Equal(NtStatus.NotSupported, bus.Driver.FunctionGroups[0].QueryInterface(unknown, 0, 0, out _));
        Assert.Null(table);
    }

    [Fact]
    public void Two_queries_give_distinct_contexts()
    {
        using BusFixture bus = Start();

        Assert.NotSame(bus.Query(), bus.Query());
    }

    private static (NtStatus Status, bool HasTable) Query(BusFixture bus, string table, int size, int version)
    {
        NtStatus status = bus.Driver.FunctionGroups[0].QueryInterface(new Guid(table), (ushort)size, (ushort)version, out IHdAudioInterface? given);
        return (status, given is not null);
    }
}
