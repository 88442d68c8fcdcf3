using Azalia.Bus.Controller;
using Azalia.Platform;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Bus.Link;

/// <summary>
/// The immediate command interface: one command at a time, through registers, where the CORB does not run (hardware 3.6). Guarded by the link lock.
/// </summary>
/// <remarks>An answer comes with the frame behind the command's, so it is waited for; one that has not come by then never does.</remarks>
internal sealed class ImmediateCommands(HdaController controller)
{
    private const int ExtensionAddressMask = 0xF;

    // Four times what command and answer take.
    private static readonly TimeSpan s_patience = TimeSpan.FromMicroseconds(200);
    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(1);

    private readonly Queue<RirbEntry> _arrived = new(LinkTiming.MaximumCodecs);

    /// <summary>Whether an answer waits to be taken.</summary>
    public bool HasArrived => _arrived.Count != 0;

    /// <summary>Carries a command, and keeps its answer if there is one.</summary>
    public void Send(CodecCommand command)
    {
        ControllerRegisters registers = controller.Registers;

        // Whatever is left of a command that nobody answered is given up (DCN HDA001-A), and an old answer is not this one's.
        if (registers.ImmediateCommandStatus.Busy)
            registers.ImmediateCommandStatus = default;

        registers.ImmediateCommandStatus = new ImmediateCommandStatus { ResultValid = true };
        registers.ImmediateCommand = new ImmediateCommand(command.Raw);
        registers.ImmediateCommandStatus = new ImmediateCommandStatus { Busy = true };
        bool isAnswered = controller.Clock.StallUntil(registers, static r => r.ImmediateCommandStatus is { Raw: not ushort.MaxValue, ResultValid: true, Busy: false }, s_poll, s_patience);
        if (isAnswered)
            _arrived.Enqueue(new RirbEntry(registers.ImmediateResponse.Response, (uint)command.CodecAddress & ExtensionAddressMask));
    }

    /// <summary>Takes the next answer.</summary>
    public bool TryTake(out RirbEntry entry) => _arrived.TryDequeue(out entry);

    /// <summary>Forgets what nobody took.</summary>
    public void Clear() => _arrived.Clear();
}
