using System.Globalization;
using System.Text;
using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Lint;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Testing;

/// <summary>
/// A started bus driver on a simulated controller whose registers can be made to lie, and one client of it. At the end nothing may be left: no page, no storm of
/// interrupts, and no access of the device to memory that was not given to it.
/// </summary>
/// <remarks>Made inside each test, so that the test's thread owns the virtual clock.</remarks>
internal sealed class BusFixture : IDisposable
{
    /// <summary>Bytes that the tests ask for when the size does not matter.</summary>
    public const int BufferBytes = 4_096;

    private BusFixture(HdaPlatform device, FaultyPlatform platform, HdaBusDriver driver)
    {
        Device = device;
        Platform = platform;
        Driver = driver;
        Ddi = Query();
    }

    /// <summary>The device itself, whose registers tell the truth.</summary>
    public HdaPlatform Device { get; }

    /// <summary>The device, for what only a simulated one can do: its codecs and their jacks. Elsewhere the test is skipped.</summary>
    public SimulatedPlatform Simulation
    {
        get
        {
            Assert.SkipUnless(Device is SimulatedPlatform, "Needs a device whose codecs the test can touch.");
            return (SimulatedPlatform)Device;
        }
    }

    /// <summary>The device as the driver sees it.</summary>
    public FaultyPlatform Platform { get; }

    public HdaBusDriver Driver { get; }

    /// <summary>The client's interface, on the first function group.</summary>
    public IHdAudioBusInterfaceV3 Ddi { get; }

    /// <summary>Another client on the first function group, which writes its descriptor lists itself. Queried when it is first asked for.</summary>
    public IHdAudioBusInterfaceBdl Bdl => field ??= Query<IHdAudioBusInterfaceBdl>(HdAudioInterfaceIds.BusInterfaceBdl);

    /// <summary>The contiguous buffer that was allocated last.</summary>
    public ContiguousBuffer? Contiguous { get; private set; }

    public PlatformClock Clock => Device.Clock;

    /// <summary>Pages that are given out: one for the rings, and those of buffers.</summary>
    public int Pages => Device.Memory.OutstandingPages;

    /// <summary>Whether the test expects the line to be ignored at some time, or the device to reach for memory that it lost.</summary>
    public bool IsDamaged { get; set; }

    public static BusFixture Start(SimulationOptions? device = null, BusOptions? options = null) => Start(SimulatedPlatform.Create(device), options);

    /// <summary>Starts the driver on a device, which the fixture disposes of.</summary>
    public static BusFixture Start(HdaPlatform device, BusOptions? options)
    {
        FaultyPlatform platform = new(device);
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, options, out HdaBusDriver? driver));
        return new BusFixture(device, platform, driver!);
    }

    /// <summary>One more client, with the largest of the tables that have AllocateDmaBuffer.</summary>
    public IHdAudioBusInterfaceV3 Query(int functionGroup = 0) => Query<IHdAudioBusInterfaceV3>(HdAudioInterfaceIds.BusInterfaceV3, functionGroup);

    /// <summary>One more client, with the table of a GUID.</summary>
    public T Query<T>(Guid interfaceType, int functionGroup = 0)
        where T : class, IHdAudioInterface
    {
        FunctionGroupDevice group = Driver.FunctionGroups[functionGroup];
        Assert.Equal(NtStatus.Success, group.QueryInterface(interfaceType, ushort.MaxValue, HdAudioInterfaceIds.Version, out IHdAudioInterface? table));
        return Assert.IsAssignableFrom<T>(table);
    }

    public DmaEngineHandle AllocateRender(HdAudioStreamFormat? format = null, bool stripe = false)
    {
        Assert.Equal(NtStatus.Success, Ddi.AllocateRenderDmaEngine(format ?? Formats.Stereo48, stripe, out DmaEngineHandle handle, out _));
        return handle;
    }

    public AllocatedBuffer AllocateBuffer(DmaEngineHandle handle, int bytes = BufferBytes)
    {
        NtStatus status = Ddi.AllocateDmaBuffer(handle, (nuint)bytes, out Mdl? mdl, out nuint size, out byte streamId, out uint fifoSize);
        Assert.Equal(NtStatus.Success, status);
        return new AllocatedBuffer(mdl!, (int)size, streamId, (int)fifoSize);
    }

    public void SetState(HdAudioStreamState state, params ReadOnlySpan<DmaEngineHandle> handles) =>
        Assert.Equal(NtStatus.Success, Ddi.SetDmaEngineState(state, handles));

    /// <summary>An engine that was brought to a place of the state machine on the legal way.</summary>
    public DmaEngineHandle EngineAt(EnginePlace place, HdAudioStreamFormat? format = null, bool contiguous = false)
    {
        DmaEngineHandle handle = AllocateRender(format);
        if (place == EnginePlace.Freed)
            Assert.Equal(NtStatus.Success, Ddi.FreeDmaEngine(handle));

        if (place == EnginePlace.ResetContiguous)
            _ = AllocateContiguous(handle);

        if (place >= EnginePlace.ResetReady && contiguous)
            _ = AllocateContiguous(handle).SetUp(Bdl);
        else if (place >= EnginePlace.ResetReady)
            _ = AllocateBuffer(handle);

        if (place >= EnginePlace.Paused)
            SetState(HdAudioStreamState.StopState, handle);

        if (place == EnginePlace.Running)
            SetState(HdAudioStreamState.RunState, handle);

        return handle;
    }

    /// <summary>An engine with a contiguous buffer, which is not set up yet.</summary>
    public ContiguousBuffer AllocateContiguous(DmaEngineHandle handle, int bytes = BufferBytes)
    {
        Assert.Equal(NtStatus.Success, Bdl.AllocateContiguousDmaBuffer(handle, (uint)bytes, out DmaView? data, out DmaView? list));
        return Contiguous = new ContiguousBuffer(handle, data!, list!);
    }

    /// <summary>Where an engine is now, as the driver tells it and the hardware's RUN bit agrees.</summary>
    public EnginePlace PlaceOf(DmaEngineHandle handle)
    {
        EngineInspection? engine = Find(handle);
        if (engine is null)
            return EnginePlace.Freed;

        bool runs = StreamControl.From(Device.Registers.Read32(StreamDescriptorLayout.Base(engine.Index))).Run;
        Assert.Equal(engine.State == HdAudioStreamState.RunState, runs);
        return engine.State switch
        {
            HdAudioStreamState.RunState => EnginePlace.Running,
            HdAudioStreamState.StopState => EnginePlace.Paused,
            _ => engine.BufferPages == 0 ? EnginePlace.ResetEmpty : engine.BufferBytes == 0 ? EnginePlace.ResetContiguous : EnginePlace.ResetReady,
        };
    }

    /// <summary>Index of the stream descriptor of an engine.</summary>
    public int IndexOf(DmaEngineHandle handle) => Find(handle)!.Index;

    /// <summary>What the hardware was told about an engine.</summary>
    public ProgrammedStream ProgramOf(DmaEngineHandle handle) => ProgrammedStream.Read(Device, IndexOf(handle));

    /// <summary>
    /// Everything that a refused call must leave as it was: engines, reservations, pages, and what was programmed. Clocks and positions are left out.
    /// </summary>
    public string Snapshot()
    {
        StringBuilder text = new();
        BusInspection inspection = Driver.Inspect();
        _ = text.AppendLine(CultureInfo.InvariantCulture, $"pages {Pages}");
        foreach (EngineInspection engine in inspection.Engines)
        {
            _ = text.Append(engine).Append(' ');
            foreach (int offset in (ReadOnlySpan<int>)[CyclicBufferLength.Offset, DescriptorListLowerBase.Offset, DescriptorListUpperBase.Offset])
                _ = text.Append(CultureInfo.InvariantCulture, $"{Device.Registers.Read32(StreamDescriptorLayout.Base(engine.Index) + offset):X} ");

            foreach (int offset in (ReadOnlySpan<int>)[StreamControl.Offset, StreamControl.Offset + 2, LastValidIndex.Offset, StreamFormatRegister.Offset])
                _ = text.Append(CultureInfo.InvariantCulture, $"{Device.Registers.Read8(StreamDescriptorLayout.Base(engine.Index) + offset):X} ");

            _ = text.AppendLine();
        }

        _ = text.Append(CultureInfo.InvariantCulture, $"INTCTL {Device.Registers.Read32(InterruptControl.Offset):X} ");
        _ = text.Append(CultureInfo.InvariantCulture, $"SSYNC {Device.Registers.Read32(StreamSynchronization.Offset):X}");
        return text.ToString();
    }

    /// <summary>Sends one verb and returns its answer, which must be valid.</summary>
    public uint Ask(byte codecAddress, byte node, Verb verb)
    {
        HdAudioCodecTransfer[] transfer = Transfers.Of(verb.AddressedTo(codecAddress, node));
        Assert.Equal(NtStatus.Success, Ddi.TransferCodecVerbs(transfer));
        Assert.True(transfer[0].Input.IsValid, $"The codec at address {codecAddress} did not answer.");
        return transfer[0].Input.Response;
    }

    public void Dispose()
    {
        Driver.Dispose();
        int left = Pages;
        int storms = Device.Interrupt.Storms;
        long refused = (Device as SimulatedPlatform)?.RefusedDmaAccesses ?? 0;
        Device.Dispose();
        Assert.Equal(0, left);
        if (!IsDamaged)
        {
            Assert.Equal((0, 0L), (storms, refused));
            if (!Platform.Window.HasLied)
                Assert.Empty(WhatTheDeviceTells());
        }
    }

    // What a client asks codecs is the client's, and a RIRB that stands still is a test's own doing.
    private IEnumerable<string> WhatTheDeviceTells() =>
        from finding in (Device as SimulatedPlatform)?.LintFindings ?? []
        where finding.Rule != LintRules.UnknownVerb && finding.Rule != LintRules.NoSuchCodec && finding.Rule != LintRules.NoRoomForAnswer
        select finding.ToString();

    private EngineInspection? Find(DmaEngineHandle handle)
    {
        foreach (EngineInspection engine in Driver.Inspect().Engines)
        {
            if (engine.Handle == handle.Value)
                return engine;
        }

        return null;
    }
}
