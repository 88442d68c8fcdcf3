using System.Buffers.Binary;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Properties;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

/// <summary>Property requests as bytes (WaveRT 4 and 5). The table here is typed from the documents: id, direction, request, value.</summary>
public sealed class KsPropertyTests
{
    private const KsPropertyTypes Get = KsPropertyTypes.Get;
    private const KsPropertyTypes Set = KsPropertyTypes.Set;

    public static TheoryData<bool, uint, KsPropertyTypes, int, int> Properties => new()
    {
        { true, 0, Get, 24, 8 },
        { true, 1, Get, 40, 16 },
        { true, 2, Get, 24, 12 },
        { true, 3, Get | Set, 32, 40 },
        { true, 4, Get | Set, 32, 40 },
        { true, 5, Get, 40, 16 },
        { true, 6, Get | Set, 32, 0 },
        { true, 7, Get | Set, 32, 0 },
        { true, 8, Get, 24, 4 },
        { true, 9, Get, 24, 4 },
        { true, 10, Get, 24, 16 },
        { true, 11, Get, 24, 24 },
        { true, 12, Set, 24, 12 },
        { true, 13, Get, 32, 24 },
        { false, 5, Get, 24, 16 },
        { false, 50, Get, 24, 40 },
        { false, 52, Get, 24, 16 },
        { false, 53, Set, 24, 4 },
        { false, 54, Get, 24, 8 },
        { false, 56, Set, 24, 4 },
    };

    [Theory]
    [MemberData(nameof(Properties))]
    public void Basic_support_tells_what_may_be_asked_for(bool isRtAudio, uint id, KsPropertyTypes types, int requestSize, int valueSize)
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        byte[] value = new byte[40];

        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(isRtAudio, id, KsPropertyTypes.BasicSupport, 24), value.AsSpan(0, 4), out int length));
        Assert.Equal((4, (uint)types | 0x200), (length, BinaryPrimitives.ReadUInt32LittleEndian(value)));
        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(isRtAudio, id, KsPropertyTypes.BasicSupport, 24), value, out length));
        Assert.Equal((40, 40u), (length, BinaryPrimitives.ReadUInt32LittleEndian(value.AsSpan(4))));
        Assert.Equal(NtStatus.BufferTooSmall, pin.KsProperty(Request(isRtAudio, id, KsPropertyTypes.BasicSupport, 24), value.AsSpan(0, 3), out _));
        Assert.Equal(NtStatus.BufferOverflow, pin.KsProperty(Request(isRtAudio, id, KsPropertyTypes.BasicSupport, 24), [], out length));
        Assert.Equal(40, length);
        Assert.True(requestSize >= 24 && valueSize >= 0);
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_request_shorter_than_its_structure_is_an_invalid_parameter(
        bool isRtAudio, uint id, KsPropertyTypes types, int requestSize, int valueSize)
    {
        using ForeignSystem system = new(new ForeignOptions { Notifies = true });
        using WaveRTPin pin = system.Open();
        byte[] value = new byte[valueSize];

        Assert.Equal(NtStatus.InvalidParameter, pin.KsProperty(Request(isRtAudio, id, OneOf(types), requestSize - 1), value, out int length));
        Assert.Equal(0, length);
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void No_value_asks_for_its_size_and_a_short_one_is_too_small(
        bool isRtAudio, uint id, KsPropertyTypes types, int requestSize, int valueSize)
    {
        using ForeignSystem system = new(new ForeignOptions { Notifies = true });
        using WaveRTPin pin = system.Open();
        byte[] request = Request(isRtAudio, id, OneOf(types), requestSize);
        if (valueSize == 0)
        {
            // An event has no value; the handle is what is missing here.
            Assert.Equal(NtStatus.InvalidHandle, pin.KsProperty(request, [], out _));
            return;
        }

        bool isAnswer = types.HasFlag(Get);
        Assert.Equal(isAnswer ? NtStatus.BufferOverflow : NtStatus.BufferTooSmall, pin.KsProperty(request, [], out int length));
        Assert.Equal(isAnswer ? valueSize : 0, length);
        Assert.Equal(NtStatus.BufferTooSmall, pin.KsProperty(request, new byte[valueSize - 1], out length));
        Assert.Equal(0, length);
        Assert.DoesNotContain(system.Log, static line => line.StartsWith("Allocate", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property_answers_no_other_kind_of_request(bool isRtAudio, uint id, KsPropertyTypes types, int requestSize, int valueSize)
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        byte[] value = new byte[Math.Max(1, valueSize)];

        foreach (KsPropertyTypes wrong in new[] { KsPropertyTypes.None, Get, Set, Get | Set, (KsPropertyTypes)0x400, Get | KsPropertyTypes.BasicSupport })
        {
            if ((wrong is Get or Set) && types.HasFlag(wrong))
                continue;

            Assert.Equal(NtStatus.NotFound, pin.KsProperty(Request(isRtAudio, id, wrong, requestSize), value, out _));
        }
    }

    [Fact]
    public void An_unknown_property_or_set_is_not_found_and_half_a_header_is_no_request()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.NotFound, pin.KsProperty(Request(true, 14, Get, 24), new byte[64], out _));
        Assert.Equal(NtStatus.NotFound, pin.KsProperty(Request(false, 1, Get, 24), new byte[64], out _));
        byte[] request = new byte[24];
        new KsPropertyRequest(Guid.Empty, 1, Get).Write(request);
        Assert.Equal(NtStatus.NotFound, pin.KsProperty(request, new byte[64], out _));
        Assert.Equal(NtStatus.InvalidParameter, pin.KsProperty(request.AsSpan(0, 23), new byte[64], out _));
        Assert.Equal(NtStatus.InvalidParameter, pin.KsProperty([], [], out _));
    }

    [Fact]
    public void A_whole_stream_runs_by_bytes_alone()
    {
        using ForeignSystem system = new(new ForeignOptions { Notifies = true, CacheType = MemoryCachingType.MmWriteCombined });
        using WaveRTPin pin = system.Open();
        KsClient client = system.Device.Client;

        byte[] value = Ask(pin, 8, 4);
        Assert.Equal(1, BinaryPrimitives.ReadInt32LittleEndian(value));

        byte[] request = Request(true, 5, Get, 40);
        BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(24), 0x7000_0000); // A hint, not taken.
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(32), 3_840);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(36), 2);
        value = new byte[16];
        Assert.Equal(NtStatus.Success, pin.KsProperty(request, value, out int length));
        MappedBuffer buffer = client.Find<MappedBuffer>(BinaryPrimitives.ReadUInt64LittleEndian(value))!;
        Assert.Equal((16, 3_840, 3_840u, 1), (length, buffer.Length, BinaryPrimitives.ReadUInt32LittleEndian(value.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(value.AsSpan(12))));

        KEvent notification = new(KEventKind.Synchronization);
        ulong handle = client.OpenHandle(notification);
        Assert.Equal(NtStatus.Success, pin.KsProperty(EventRequest(6, Set, handle), [], out _));
        Assert.Equal(NtStatus.Unsuccessful, pin.KsProperty(EventRequest(6, Get, handle), [], out _));

        value = Ask(pin, 2, 12);
        Assert.Equal((64u, 0u, 1_000u), (Word(value, 0), Word(value, 4), Word(value, 8)));

        value = new byte[40];
        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(true, 3, Set, 32), value, out _));
        MappedRegister position = client.Find<MappedRegister>(BinaryPrimitives.ReadUInt64LittleEndian(value))!;
        Assert.Equal((32u, 4u), (Word(value, 8), Word(value, 32)));
        value = new byte[40];
        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(true, 4, Get, 32), value, out _));
        Assert.Equal((32u, 24_000_000u, 1u, 1u), (Word(value, 8), Word(value, 16), Word(value, 24), Word(value, 32)));

        byte[] packet = new byte[12];
        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(true, 12, Set, 24), packet, out length));
        Assert.Equal(0, length);

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Clock.WaitTicks(24_000 * 12);
        Assert.True(notification.TryTake());
        Assert.Equal(1u, Word(Ask(pin, 9, 4), 0));
        Assert.Equal(position.Read(), Word(AskAudio(pin, 5, 16), 0));
        Assert.Equal(576u, Word(Ask(pin, 10, 16), 0));
        Assert.Equal((576u, 88u), (Word(AskAudio(pin, 52, 16), 0), Word(AskAudio(pin, 52, 16), 8)));
        Assert.Equal(2_304u, Word(AskAudio(pin, 54, 8), 0));
        value = Ask(pin, 11, 24);
        Assert.Equal((0u, 0x5566_7788u, 1u), (Word(value, 0), Word(value, 8), Word(value, 16)));
        value = AskAudio(pin, 50, 40);
        Assert.Equal((24_000_000u, 288_000u, 2_304u, 2_304u, 288_000u), (Word(value, 0), Word(value, 8), Word(value, 16), Word(value, 24), Word(value, 32)));

        RtAudioGetPosition function = client.Find<RtAudioGetPosition>(BinaryPrimitives.ReadUInt64LittleEndian(Ask(pin, 0, 8)))!;
        Assert.Equal(NtStatus.Success, function(pin, out MappedBuffer? playBuffer, out int playOffset));
        Assert.Equal((buffer, 2_304), (playBuffer, playOffset));

        BinaryPrimitives.WriteUInt32LittleEndian(packet, 1_920);
        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(false, 53, Set, 24), packet.AsSpan(0, 4), out _));
        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(false, 56, Set, 24), packet.AsSpan(0, 4), out _));
        Assert.Contains("SetStreamCurrentWritePosition 1920", system.Log);
        Assert.Contains("SetStreamCurrentWritePositionForLastBuffer 1920", system.Log);

        Assert.Equal(NtStatus.NotSupported, pin.KsProperty(Request(true, 13, Get, 32), new byte[24], out _));
        Assert.Equal(NtStatus.Success, pin.KsProperty(EventRequest(7, Get, handle), [], out _));
        Assert.Equal(NtStatus.NotFound, pin.KsProperty(EventRequest(7, Set, handle), [], out _));
        Assert.True(client.CloseHandle(handle));
        Assert.Equal(NtStatus.InvalidHandle, pin.KsProperty(EventRequest(6, Get, handle), [], out _));
    }

    [Fact]
    public void Numbers_of_a_pin_end_with_it_and_only_handles_can_be_closed()
    {
        using ForeignSystem system = new();
        KsClient client = system.Device.Client;
        ulong number;
        using (WaveRTPin pin = system.Open())
        {
            byte[] value = new byte[40];
            Assert.Equal(NtStatus.Success, pin.KsProperty(Request(true, 3, Get, 32), value, out _));
            number = BinaryPrimitives.ReadUInt64LittleEndian(value);
            Assert.NotNull(client.Find<MappedRegister>(number));
            Assert.Null(client.Find<MappedBuffer>(number));
            Assert.False(client.CloseHandle(number));
        }

        Assert.Null(client.Find<MappedRegister>(number));
        Assert.False(client.CloseHandle(0));
    }

    [Fact]
    public void The_position_function_has_one_address_however_often_it_is_asked_for()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        using WaveRTPin other = system.Open();
        ulong number = BinaryPrimitives.ReadUInt64LittleEndian(Ask(pin, 0, 8));

        for (int i = 0; i < 10; i++)
            Assert.Equal(number, BinaryPrimitives.ReadUInt64LittleEndian(Ask(pin, 0, 8)));

        // What is the pin's ends with it; another has its own.
        Assert.NotEqual(number, BinaryPrimitives.ReadUInt64LittleEndian(Ask(other, 0, 8)));
        pin.Dispose();
        Assert.Null(system.Device.Client.Find<RtAudioGetPosition>(number));
    }

    private static KsPropertyTypes OneOf(KsPropertyTypes types) => types.HasFlag(Get) ? Get : Set;

    private static uint Word(byte[] value, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(value.AsSpan(offset));

    private static byte[] Ask(WaveRTPin pin, uint id, int size) => Ask(pin, true, id, size);

    private static byte[] AskAudio(WaveRTPin pin, uint id, int size) => Ask(pin, false, id, size);

    private static byte[] Ask(WaveRTPin pin, bool isRtAudio, uint id, int size)
    {
        byte[] value = new byte[size];
        Assert.Equal(NtStatus.Success, pin.KsProperty(Request(isRtAudio, id, Get, 24), value, out int length));
        Assert.Equal(size, length);
        return value;
    }

    private static byte[] EventRequest(uint id, KsPropertyTypes types, ulong handle)
    {
        byte[] request = Request(true, id, types, 32);
        BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(24), handle);
        return request;
    }

    // KSPROPERTY by hand: GUID, id, type.
    private static byte[] Request(bool isRtAudio, uint id, KsPropertyTypes types, int size)
    {
        byte[] request = new byte[Math.Max(24, size)];
        Guid set = new(isRtAudio ? "a855a48c-2f78-4729-9051-1968746b9eef" : "45ffaaa0-6e1b-11d0-bcf2-444553540000");
        set.ToByteArray().CopyTo(request, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(16), id);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(20), (uint)types);
        return request[..size];
    }
}
