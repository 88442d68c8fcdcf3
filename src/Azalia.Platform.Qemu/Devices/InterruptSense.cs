using System.Buffers.Binary;
using Azalia.Platform.Memory;
using Azalia.Platform.Qemu.Host;
using Azalia.Platform.Qemu.Link;

namespace Azalia.Platform.Qemu.Devices;

/// <summary>
/// Whether the controller asserts its interrupt, as far as is known here: by a message in guest memory, or by the line as QEMU told it last.
/// </summary>
/// <remarks>
/// QEMU sends a message whenever its model looks at the line and finds it asserted, so more of them come than there are causes. One is seen after the command that
/// made it was answered, since the device acts inside commands only; with the real-time clock it may come at any moment.
/// </remarks>
internal sealed class InterruptSense(QtestLink link, DmaMemory memory, QemuInterrupt kind)
{
    private readonly Memory<byte> _word = memory.Arena.Slice(ControllerSetup.MessageAddress, sizeof(uint));
    private volatile bool _hasMessage;

    /// <summary>Looks.</summary>
    public bool IsAsserted
    {
        get
        {
            // A QEMU that is gone asserts nothing, and its memory may be gone as well.
            if (link.Problem is not null)
                return false;
            if (kind == QemuInterrupt.Line)
                return link.Lines.IsRaised(QemuCommandLine.InterruptLine);

            Span<byte> word = _word.Span;
            if (BinaryPrimitives.ReadUInt32LittleEndian(word) != 0)
            {
                // Emptied before the message counts: one that comes in between finds its cause serviced, or its service still to come.
                word.Clear();
                Volatile.ReadBarrier();
                _hasMessage = true;
            }

            return _hasMessage;
        }
    }

    /// <summary>The service routine starts: what has come is taken.</summary>
    public void Take() => _hasMessage = false;
}
