using Azalia.Bus.Ddi;
using Azalia.Platform.Memory;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Testing;

/// <summary>What AllocateContiguousDmaBuffer gave, and a pen for the list.</summary>
internal sealed record ContiguousBuffer(DmaEngineHandle Handle, DmaView Data, DmaView List)
{
    /// <summary>Writes a descriptor for a part of the data.</summary>
    public void Describe(int index, int offset, int length, bool interrupts = false) =>
        Describe(index, new BufferDescriptor(Data.AddressOf(0).Value + (ulong)offset, (uint)length, interrupts));

    /// <summary>Writes a descriptor, whatever it says.</summary>
    public void Describe(int index, BufferDescriptor descriptor) => descriptor.Write(List.Span[(index * BufferDescriptor.EncodedSize)..]);

    /// <summary>Sets the engine up with pieces of equal length, each of which interrupts when there is somebody to hear it.</summary>
    public byte SetUp(IHdAudioBusInterfaceBdl client, int pieces = 2, HdAudioBdlIsr? isr = null, object? context = null)
    {
        int length = BusFixture.BufferBytes / pieces;
        for (int i = 0; i < pieces; i++)
            Describe(i, i * length, length, isr is not null);

        Assert.Equal(
            NtStatus.Success,
            client.SetupDmaEngineWithBdl(Handle, (uint)(pieces * length), (uint)(pieces - 1), isr, context, out byte streamId, out _));
        return streamId;
    }
}
