using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance.Model;

/// <summary>
/// Three clients on two codecs, and the model beside them: carries out one call after another on both, and compares what they answer and what it
/// changed.
/// </summary>
internal sealed class DdiMachine : IDisposable
{
    // Client 0 and 1 sit on the same function group, one with the notification tables and one with a list of its own; client 2 on another codec.
    private static readonly int[] s_codecOf = [0, 0, 1];
    private static readonly int[] s_sizes = [0, 1, 100, 256, 1_001, 1_920, 3_840, 4_096, 65_536, 70_000];

    private readonly SimulatedPlatform _platform;
    private readonly HdaBusDriver _bus;
    private readonly IHdAudioBusInterfaceV3 _first;
    private readonly IHdAudioBusInterfaceBdl _second;
    private readonly IHdAudioBusInterfaceV3 _third;
    private readonly DdiModel _model = new(inputs: 4, outputs: 4);
    private readonly List<nint> _handles = [0, 1, -1];
    private readonly Dictionary<nint, Mdl> _mdls = [];
    private readonly Dictionary<nint, (DmaView Data, DmaView List)> _views = [];
    private readonly KEvent[] _events = [new(KEventKind.Notification), new(KEventKind.Synchronization)];
    private readonly HdAudioDmaNotificationCallback[] _callbacks = [static (_, _) => { }, static (_, _) => { }];
    private readonly object[] _contexts = [new(), new()];
    private readonly int _pagesAtRest;

    public DdiMachine(ulong seed)
    {
        _platform = SimulatedPlatform.Create(new SimulationOptions
        {
            Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal],
            ScatterPages = OperatingSystem.IsLinux(),
            Seed = seed,
            Lint = true,
            MemoryBytes = 16 << 20,
        });
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(_platform, null, out HdaBusDriver? bus));
        _bus = bus!;
        _first = Query<IHdAudioBusInterfaceV3>(0, HdAudioInterfaceIds.BusInterfaceV3, HdAudioInterfaceIds.BusInterfaceV3Size);
        _second = Query<IHdAudioBusInterfaceBdl>(0, HdAudioInterfaceIds.BusInterfaceBdl, HdAudioInterfaceIds.BusInterfaceBdlSize);
        _third = Query<IHdAudioBusInterfaceV3>(1, HdAudioInterfaceIds.BusInterfaceV3, HdAudioInterfaceIds.BusInterfaceV3Size);
        _pagesAtRest = _platform.Memory.OutstandingPages;
    }

    /// <summary>Carries out a call that a number stands for.</summary>
    public void Step(uint code)
    {
        Choices choices = new(code);
        int client = choices.Next(3);
        int call = choices.Next(24);
        string before = Snapshot();
        (string name, NtStatus actual, NtStatus expected) = Call(client, call, ref choices);

        Assert.True(actual == expected, $"{name} by client {client}: {actual} where the documents say {expected}.");
        if (!actual.IsSuccess)
            Assert.True(before == Snapshot(), $"{name} was refused with {actual} and still changed something:\n{before}\n{Snapshot()}");

        CompareStates(name);
    }

    /// <summary>The last dereference of every client leaves nothing behind.</summary>
    public void End()
    {
        _first.InterfaceDereference();
        _second.InterfaceDereference();
        _third.InterfaceDereference();

        Assert.Equal(_pagesAtRest, _platform.Memory.OutstandingPages);
        Assert.All(_bus.Inspect().Engines, static engine => Assert.False(engine.IsAllocated));
        Assert.Equal(0, _bus.Inspect().Bandwidth.Output.UsedBits);
        Assert.Empty(_bus.Inspect().Bandwidth.Inputs);
        _bus.Stop();
        Assert.Equal(0, _platform.Memory.OutstandingPages);
    }

    public void Dispose()
    {
        _bus.Dispose();
        _platform.Dispose();
    }

    private (string Name, NtStatus Actual, NtStatus Expected) Call(int client, int call, ref Choices choices) => call switch
    {
        0 or 1 or 2 => AllocateEngine(client, output: true, ref choices),
        3 => AllocateEngine(client, output: false, ref choices),
        4 => ChangeBandwidth(client, ref choices),
        5 or 6 => client == 1 ? AllocateContiguous(ref choices) : AllocateBuffer(client, notifications: null, ref choices),
        7 => client == 1 ? SetUp(ref choices) : AllocateBuffer(client, (uint)choices.Next(4), ref choices),
        8 => client == 1 ? SetUp(ref choices) : FreeBuffer(client, ref choices),
        9 => client == 1 ? FreeContiguous(ref choices) : FreeBufferWithNotification(client, ref choices),
        10 => FreeEngine(client, ref choices),
        11 or 12 or 13 or 14 => SetState(client, ref choices),
        15 => RegisterEvent(client, ref choices),
        16 => UnregisterEvent(client, ref choices),
        17 => RegisterCallback(client, ref choices),
        18 => UnregisterCallback(client, ref choices),
        19 => RegisterTag(client),
        20 => UnregisterTag(client, ref choices),
        21 => GetPosition(client, ref choices),
        22 => AtDispatchLevel(client, ref choices),
        _ => Live(client, ref choices),
    };

    private (string, NtStatus, NtStatus) AllocateEngine(int client, bool output, ref Choices choices)
    {
        int format = choices.Next(ModelFormat.All.Length);
        int sdi = output ? s_codecOf[client] : choices.Next(3);
        HdAudioStreamFormat wanted = ModelFormat.All[format].Format;
        NtStatus actual = (client, output) switch
        {
            (1, true) => _second.AllocateRenderDmaEngine(wanted, false, out DmaEngineHandle h, out HdAudioConverterFormat w) is var s ? Keep(s, h, w, format) : default,
            (1, false) => _second.AllocateCaptureDmaEngine((byte)sdi, wanted, out DmaEngineHandle h, out HdAudioConverterFormat w) is var s ? Keep(s, h, w, format) : default,
            (_, true) => Table(client).AllocateRenderDmaEngine(wanted, false, out DmaEngineHandle h, out HdAudioConverterFormat w) is var s ? Keep(s, h, w, format) : default,
            _ => Table(client).AllocateCaptureDmaEngine((byte)sdi, wanted, out DmaEngineHandle h, out HdAudioConverterFormat w) is var s ? Keep(s, h, w, format) : default,
        };

        ModelEngine? engine = null;
        NtStatus expected = !output && sdi > 1 ? NtStatus.InvalidParameter : _model.AllocateEngine(output, sdi, ModelFormat.All[format], out engine);
        if (expected.IsSuccess && actual.IsSuccess)
        {
            engine!.Client = client;
            engine.Codec = s_codecOf[client];
            engine.Sdi = sdi;
            engine.Format = format;
            engine.Handle = _handles[^1];
            engine.State = ModelState.R0;
        }

        return ($"Allocate{(output ? "Render" : "Capture")}DmaEngine({wanted})", actual, expected);
    }

    private NtStatus Keep(NtStatus status, DmaEngineHandle handle, HdAudioConverterFormat word, int format)
    {
        if (!status.IsSuccess)
            return status;

        Assert.DoesNotContain(handle.Value, _handles);
        Assert.Equal(ModelFormat.All[format].Word, word.ConverterFormat);
        _handles.Add(handle.Value);
        return status;
    }

    private (string, NtStatus, NtStatus) ChangeBandwidth(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        int format = choices.Next(ModelFormat.All.Length);
        HdAudioStreamFormat wanted = ModelFormat.All[format].Format;
        NtStatus actual = client == 1
            ? _second.ChangeBandwidthAllocation(new(handle), wanted, out _)
            : Table(client).ChangeBandwidthAllocation(new(handle), wanted, out _);

        ModelEngine? engine = Find(client, handle);
        NtStatus expected = _model.ChangeBandwidth(engine, ModelFormat.All[format]);
        if (expected.IsSuccess)
            engine!.Format = format;

        return ($"ChangeBandwidthAllocation({handle:X}, {wanted})", actual, expected);
    }

    private (string, NtStatus, NtStatus) AllocateBuffer(int client, uint? notifications, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        nuint size = (nuint)s_sizes[choices.Next(s_sizes.Length)];
        Mdl? mdl;
        nuint allocated;
        byte streamId;
        NtStatus actual = notifications is { } count
            ? Table(client).AllocateDmaBufferWithNotification(new(handle), count, size, out mdl, out allocated, out _, out streamId, out _)
            : Table(client).AllocateDmaBuffer(new(handle), size, out mdl, out allocated, out streamId, out _);

        ModelEngine? engine = Find(client, handle);
        NtStatus expected = DdiModel.AllocateBuffer(engine, size, notifications);
        if (expected.IsSuccess && actual.IsSuccess)
        {
            engine!.StreamId = engine.StreamId == 0 ? _model.LowestStreamId(engine.IsOutput) : engine.StreamId;
            engine.State = ModelState.RB;
            engine.Buffer = ModelBuffer.Cyclic;
            engine.BufferSize = ModelFormat.All[engine.Format].BufferSize(size, (int)(notifications ?? 0));
            Assert.Equal(engine.BufferSize, allocated);
            Assert.Equal(engine.StreamId, streamId);
            Assert.True(mdl!.PageCount * DmaMemory.PageSize >= (int)allocated);
            _mdls[handle] = mdl;
        }

        return ($"AllocateDmaBuffer({handle:X}, {size}, {notifications})", actual, expected);
    }

    private (string, NtStatus, NtStatus) AllocateContiguous(ref Choices choices)
    {
        nint handle = Handle(ref choices);
        int size = s_sizes[choices.Next(s_sizes.Length)];
        NtStatus actual = _second.AllocateContiguousDmaBuffer(new(handle), (uint)size, out DmaView? data, out DmaView? list);

        ModelEngine? engine = Find(1, handle);
        NtStatus expected = DdiModel.AllocateBuffer(engine, (nuint)size, null);
        if (expected.IsSuccess && actual.IsSuccess)
        {
            engine!.State = ModelState.RC;
            engine.Buffer = ModelBuffer.Contiguous;
            engine.BufferSize = (nuint)size;
            Assert.True(data!.Length >= size);
            Assert.Equal(DmaMemory.PageSize, list!.Length);
            Assert.True(list.AddressOf(0).IsAligned(DmaMemory.PageSize));
            _views[handle] = (data, list);
        }

        return ($"AllocateContiguousDmaBuffer({handle:X}, {size})", actual, expected);
    }

    private (string, NtStatus, NtStatus) SetUp(ref Choices choices)
    {
        nint handle = Handle(ref choices);
        ModelEngine? engine = Find(1, handle);
        uint lvi = (uint)choices.Next(3);
        int damage = choices.Next(4);
        uint length = 256;
        bool listIsLegal = false;
        if (engine is { Buffer: ModelBuffer.Contiguous, State: ModelState.RC or ModelState.RB })
        {
            (DmaView data, DmaView list) = _views[handle];
            int half = Math.Max(128, (int)engine.BufferSize / 2 / 128 * 128);
            length = (uint)(half * ((int)lvi + 1));
            for (int i = 0; i <= (int)lvi; i++)
            {
                ulong address = data.AddressOf(0).Value + (ulong)(i % 2 * half) + (damage == 1 ? 4u : 0);
                new BufferDescriptor(address, (uint)half, InterruptOnCompletion: true).Write(list.Span[(i * 16)..]);
            }

            length += damage == 2 ? 128u : 0;
            listIsLegal = damage is 0 or 3 && 2 * half <= (int)engine.BufferSize && length <= (uint)engine.BufferSize;
        }

        NtStatus actual = _second.SetupDmaEngineWithBdl(new(handle), length, lvi, static (_, _) => { }, null, out byte streamId, out _);
        NtStatus expected = DdiModel.SetUp(engine, lvi >= 1, listIsLegal);
        if (expected.IsSuccess && actual.IsSuccess)
        {
            engine!.StreamId = engine.StreamId == 0 ? _model.LowestStreamId(engine.IsOutput) : engine.StreamId;
            engine.State = ModelState.RB;
            Assert.Equal(engine.StreamId, streamId);
        }

        return ($"SetupDmaEngineWithBdl({handle:X}, {length}, {lvi}, damage {damage})", actual, expected);
    }

    private (string, NtStatus, NtStatus) FreeBuffer(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        NtStatus actual = Table(client).FreeDmaBuffer(new(handle));
        return ($"FreeDmaBuffer({handle:X})", actual, Freed(client, handle, ModelBuffer.Cyclic));
    }

    private (string, NtStatus, NtStatus) FreeBufferWithNotification(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        bool wrong = choices.Next(4) == 0;
        ModelEngine? engine = Find(client, handle);
        Mdl? mdl = _mdls.GetValueOrDefault(handle) ?? _mdls.Values.FirstOrDefault();
        if (mdl is null)
            return ("nothing", NtStatus.Success, NtStatus.Success);

        nuint size = (engine?.BufferSize ?? 0) + (nuint)(wrong ? 128 : 0);
        NtStatus actual = Table(client).FreeDmaBufferWithNotification(new(handle), mdl, size);
        bool isTheirs = engine?.Buffer == ModelBuffer.Cyclic && !wrong;
        NtStatus legal = DdiModel.FreeBuffer(engine, ModelBuffer.Cyclic);
        NtStatus expected = legal.IsSuccess && !isTheirs ? NtStatus.InvalidParameter : Freed(client, handle, ModelBuffer.Cyclic);
        return ($"FreeDmaBufferWithNotification({handle:X}, {size})", actual, expected);
    }

    private (string, NtStatus, NtStatus) FreeContiguous(ref Choices choices)
    {
        nint handle = Handle(ref choices);
        NtStatus actual = _second.FreeContiguousDmaBuffer(new(handle));
        return ($"FreeContiguousDmaBuffer({handle:X})", actual, Freed(1, handle, ModelBuffer.Contiguous));
    }

    private NtStatus Freed(int client, nint handle, ModelBuffer kind)
    {
        ModelEngine? engine = Find(client, handle);
        NtStatus expected = DdiModel.FreeBuffer(engine, kind);
        if (expected.IsSuccess)
        {
            engine!.State = ModelState.R0;
            engine.Buffer = ModelBuffer.None;
        }

        return expected;
    }

    private (string, NtStatus, NtStatus) FreeEngine(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        NtStatus actual = client == 1 ? _second.FreeDmaEngine(new(handle)) : Table(client).FreeDmaEngine(new(handle));
        ModelEngine? engine = Find(client, handle);
        NtStatus expected = DdiModel.FreeEngine(engine);
        if (expected.IsSuccess)
            engine!.Free();

        return ($"FreeDmaEngine({handle:X})", actual, expected);
    }

    private (string, NtStatus, NtStatus) SetState(int client, ref Choices choices)
    {
        int state = choices.Next(8) == 0 ? 3 : choices.Next(3);
        DmaEngineHandle[] handles = new DmaEngineHandle[choices.Next(8) == 0 ? choices.Next(4) : 1];
        for (int i = 0; i < handles.Length; i++)
            handles[i] = new DmaEngineHandle(Handle(ref choices));

        NtStatus actual = client == 1
            ? _second.SetDmaEngineState((HdAudioStreamState)state, handles)
            : Table(client).SetDmaEngineState((HdAudioStreamState)state, handles);

        List<ModelEngine?> engines = [.. handles.Select(handle => Find(client, handle.Value))];
        NtStatus expected = DdiModel.SetState(engines, state);
        if (expected.IsSuccess)
        {
            foreach (ModelEngine? engine in engines.Distinct())
                engine!.State = DdiModel.After(engine, state)!.Value;
        }

        return ($"SetDmaEngineState({state}, {string.Join(' ', handles)})", actual, expected);
    }

    private (string, NtStatus, NtStatus) RegisterEvent(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        int which = choices.Next(_events.Length);
        if (client == 1)
            return ("nothing", NtStatus.Success, NtStatus.Success);

        NtStatus actual = Table(client).RegisterNotificationEvent(new(handle), _events[which]);
        ModelEngine? engine = Find(client, handle);
        NtStatus expected = engine is null ? NtStatus.InvalidHandle : engine.Events.Count == DdiModel.Slots ? NtStatus.InsufficientResources : NtStatus.Success;
        if (expected.IsSuccess)
            engine!.Events.Add(which);

        return ($"RegisterNotificationEvent({handle:X})", actual, expected);
    }

    private (string, NtStatus, NtStatus) UnregisterEvent(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        int which = choices.Next(_events.Length);
        if (client == 1)
            return ("nothing", NtStatus.Success, NtStatus.Success);

        NtStatus actual = Table(client).UnregisterNotificationEvent(new(handle), _events[which]);
        ModelEngine? engine = Find(client, handle);
        NtStatus expected = engine is null ? NtStatus.InvalidHandle : engine.Events.Remove(which) ? NtStatus.Success : NtStatus.InvalidParameter;
        return ($"UnregisterNotificationEvent({handle:X})", actual, expected);
    }

    private (string, NtStatus, NtStatus) RegisterCallback(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        (int routine, int context) = (choices.Next(2), choices.Next(2));
        if (client == 1)
            return ("nothing", NtStatus.Success, NtStatus.Success);

        NtStatus actual = Table(client).RegisterNotificationCallback(new(handle), this, _callbacks[routine], _contexts[context]);
        ModelEngine? engine = Find(client, handle);
        NtStatus expected = engine is null ? NtStatus.InvalidHandle : engine.Callbacks.Count == DdiModel.Slots ? NtStatus.InsufficientResources : NtStatus.Success;
        if (expected.IsSuccess)
            engine!.Callbacks.Add((routine, context));

        return ($"RegisterNotificationCallback({handle:X})", actual, expected);
    }

    private (string, NtStatus, NtStatus) UnregisterCallback(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        (int routine, int context) = (choices.Next(2), choices.Next(2));
        if (client == 1)
            return ("nothing", NtStatus.Success, NtStatus.Success);

        NtStatus actual = Table(client).UnregisterNotificationCallback(new(handle), _callbacks[routine], _contexts[context]);
        ModelEngine? engine = Find(client, handle);
        NtStatus expected = engine is null ? NtStatus.InvalidHandle : engine.Callbacks.Remove((routine, context)) ? NtStatus.Success : NtStatus.InvalidParameter;
        return ($"UnregisterNotificationCallback({handle:X})", actual, expected);
    }

    private (string, NtStatus, NtStatus) RegisterTag(int client)
    {
        byte tag;
        NtStatus actual = client == 1
            ? _second.RegisterEventCallback(static (_, _) => { }, null, out tag)
            : Table(client).RegisterEventCallback(static (_, _) => { }, null, out tag);
        int codec = s_codecOf[client];
        bool full = _model.Tags.Keys.Count(key => key.Codec == codec) == 64;
        NtStatus expected = full ? NtStatus.InsufficientResources : NtStatus.Success;
        if (expected.IsSuccess && actual.IsSuccess)
            Assert.True(_model.Tags.TryAdd((codec, tag), client), $"Tag {tag} was given twice.");

        return ("RegisterEventCallback", actual, expected);
    }

    private (string, NtStatus, NtStatus) UnregisterTag(int client, ref Choices choices)
    {
        byte tag = (byte)choices.Next(70);
        NtStatus actual = client == 1 ? _second.UnregisterEventCallback(tag) : Table(client).UnregisterEventCallback(tag);
        (int Codec, byte Tag) key = (s_codecOf[client], tag);
        bool isTheirs = _model.Tags.TryGetValue(key, out int owner) && owner == client;
        if (isTheirs)
            _ = _model.Tags.Remove(key);

        return ($"UnregisterEventCallback({tag})", actual, isTheirs ? NtStatus.Success : NtStatus.InvalidParameter);
    }

    private (string, NtStatus, NtStatus) GetPosition(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        LiveRegister? position;
        NtStatus actual = client == 1
            ? _second.GetLinkPositionRegister(new(handle), out position)
            : Table(client).GetLinkPositionRegister(new(handle), out position);
        ModelEngine? engine = Find(client, handle);
        if (engine is { State: ModelState.R0 or ModelState.RC or ModelState.RB })
            Assert.Equal(0u, position!.Read());

        return ($"GetLinkPositionRegister({handle:X})", actual, engine is null ? NtStatus.InvalidHandle : NtStatus.Success);
    }

    private (string, NtStatus, NtStatus) AtDispatchLevel(int client, ref Choices choices)
    {
        nint handle = Handle(ref choices);
        using IrqlScope dispatch = KProcessor.Raise(Irql.DispatchLevel);
        NtStatus actual = (client, choices.Next(6)) switch
        {
            (1, 0) => _second.AllocateContiguousDmaBuffer(new(handle), 4_096, out _, out _),
            (1, 1) => _second.FreeContiguousDmaBuffer(new(handle)),
            (1, 2) => _second.SetupDmaEngineWithBdl(new(handle), 256, 1, null, null, out _, out _),
            (1, _) => _second.RegisterEventCallback(static (_, _) => { }, null, out _),
            (_, 0) => Table(client).AllocateDmaBuffer(new(handle), 4_096, out _, out _, out _, out _),
            (_, 1) => Table(client).FreeDmaBuffer(new(handle)),
            (_, 2) => Table(client).AllocateRenderDmaEngine(ModelFormat.All[0].Format, false, out _, out _),
            (_, 3) => Table(client).ChangeBandwidthAllocation(new(handle), ModelFormat.All[0].Format, out _),
            (_, 4) => Table(client).RegisterNotificationEvent(new(handle), _events[0]),
            _ => Table(client).TransferCodecVerbs(new HdAudioCodecTransfer[1]),
        };
        return ("a PASSIVE_LEVEL routine at DISPATCH_LEVEL", actual, NtStatus.Unsuccessful);
    }

    private (string, NtStatus, NtStatus) Live(int client, ref Choices choices)
    {
        _platform.Clock.WaitTicks(choices.Next(100_000));
        HdAudioCodecTransfer[] verbs = new HdAudioCodecTransfer[1 + choices.Next(5)];
        Array.Fill(verbs, new HdAudioCodecTransfer(new HdAudioCodecCommand(Verb.GetParameter(ParameterId.VendorId).AddressedTo((byte)s_codecOf[client], 0).Raw)));
        NtStatus actual = client == 1 ? _second.TransferCodecVerbs(verbs) : Table(client).TransferCodecVerbs(verbs);
        Assert.All(verbs, verb => Assert.True(verb.Input.IsValid && verb.Input.Response == _bus.FunctionGroups[s_codecOf[client]].VendorId));
        return ("TransferCodecVerbs", actual, NtStatus.Success);
    }

    private void CompareStates(string name)
    {
        foreach (Azalia.Bus.Diagnostics.EngineInspection engine in _bus.Inspect().Engines)
        {
            ModelEngine? model = engine.IsAllocated ? _model.Engines.Find(m => m.IsTaken && m.Handle == engine.Handle) : null;
            Assert.True(engine.IsAllocated == (model is not null), $"After {name} engine {engine.Index} is held by nobody in the model, or the other way round.");
            if (model is null)
                continue;

            int expected = model.State switch { ModelState.P => 1, ModelState.Run => 2, _ => 0 };
            Assert.True(expected == (int)engine.State, $"After {name} engine {engine.Index} is in {engine.State}, in the model in {model.State}.");
            Assert.Equal(model.StreamId, engine.StreamId);
        }
    }

    /// <summary>Engines, bandwidth, pages and programmed registers; not clocks, positions and status bits.</summary>
    private string Snapshot()
    {
        System.Text.StringBuilder text = new();
        Azalia.Bus.Diagnostics.BusInspection inspection = _bus.Inspect();
        foreach (Azalia.Bus.Diagnostics.EngineInspection engine in inspection.Engines)
        {
            _ = text.Append(engine).Append('\n');
            int descriptor = StreamDescriptorLayout.Base(engine.Index);
            foreach (int offset in new[] { 0x00, 0x08, 0x0C, 0x10, 0x18, 0x1C })
            {
                uint value = _platform.Registers.Read32(descriptor + offset);
                _ = text.Append(offset == 0 ? value & 0x00FF_FFFF : value).Append(' ');
            }
        }

        return text
            .Append(inspection.Bandwidth.Output).AppendJoin(' ', inspection.Bandwidth.Inputs)
            .Append(_platform.Memory.OutstandingPages)
            .Append(' ').Append(_platform.Registers.Read32(InterruptControl.Offset))
            .Append(' ').Append(_platform.Registers.Read32(StreamSynchronization.Offset))
            .ToString();
    }

    private ModelEngine? Find(int client, nint handle) => _model.Find(s_codecOf[client], handle);

    // Handles that are alive are asked for more often than those that never were.
    private nint Handle(ref Choices choices)
    {
        int back = choices.Next(12);
        return back < 10 && _handles.Count > 3 ? _handles[Math.Max(3, _handles.Count - 1 - back)] : _handles[choices.Next(_handles.Count)];
    }

    private IHdAudioBusInterfaceV3 Table(int client) => client == 0 ? _first : _third;

    private T Query<T>(int group, Guid type, ushort size)
        where T : class, IHdAudioInterface
    {
        Assert.Equal(NtStatus.Success, _bus.FunctionGroups[group].QueryInterface(type, size, HdAudioInterfaceIds.Version, out IHdAudioInterface? table));
        return Assert.IsAssignableFrom<T>(table);
    }

    /// <summary>A number taken apart into small choices.</summary>
    private struct Choices(uint code)
    {
        private ulong _rest = code * 0x9E37_79B9_7F4A_7C15 | 1;

        public int Next(int count)
        {
            _rest ^= _rest >> 12;
            _rest ^= _rest << 25;
            _rest ^= _rest >> 27;
            return (int)((_rest * 0x2545_F491_4F6C_DD1D >> 33) % (ulong)count);
        }
    }
}
