using Azalia.Simulation.Registers;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>The immediate command interface: one verb through registers, without memory (HDA 1.0a 3.4, hardware
/// 3.6).</summary>
/// <remarks>
/// <para>Setting ICB sends IC in the next frame; the answer comes into IR in the frame after, sets IRV and clears ICB. A codec that is not
/// there leaves ICB set until the driver clears it, and an answer that comes after that is dropped. While the CORB has something to send,
/// ICB cannot be set.</para>
/// <para>With the extension, IRRADD says which codec answered, and an unsolicited response comes into IR, marked by IRRUNSOL, while the RIRB
/// does not run and IR holds nothing that is not yet taken. Otherwise unsolicited responses go to the RIRB or nowhere.</para>
/// </remarks>
internal sealed class ImmediateCommandPort
{
    private readonly CorbEngine _corb;
    private readonly ImmediateExtension _extension;
    private readonly RegisterCell<ImmediateCommand, uint> _command;
    private readonly RegisterCell<ImmediateResponse, uint> _response;
    private readonly RegisterCell<ImmediateCommandStatus, ushort> _status;

    private bool _isSent;

    /// <summary>Puts the registers into the window.</summary>
    public ImmediateCommandPort(RegisterFile file, RegisterBank bank, ControllerProfile profile, CorbEngine corb)
    {
        _corb = corb;
        _extension = profile.ImmediateExtension;
        _command = file.Add(new RegisterCell<ImmediateCommand, uint>(bank));
        _response = file.Add(new RegisterCell<ImmediateResponse, uint>(bank));
        _status = file.Add(new RegisterCell<ImmediateCommandStatus, ushort>(bank)
        {
            ResetBits = new ImmediateCommandStatus { HasExtension = _extension == ImmediateExtension.Full }.Raw,
            WritableBits = new ImmediateCommandStatus { Busy = !profile.Quirks.LacksImmediateCommands }.Raw,
            Written = StatusWritten,
        });
    }

    /// <summary>Whether a verb waits for the next frame.</summary>
    public bool HasCommand => _status.Value.Busy && !_isSent;

    /// <summary>Takes the verb that waits.</summary>
    public CodecCommand Take()
    {
        _isSent = true;
        return _command.Value.Command;
    }

    /// <summary>The verb has been answered.</summary>
    /// <param name="response">What the codec said.</param>
    /// <param name="codecAddress">Which codec.</param>
    public void Complete(uint response, int codecAddress)
    {
        // The driver gave up (ICB cleared), and may have started another verb since: that one is not sent yet.
        if (!_isSent)
            return;

        _isSent = false;
        Show(response, codecAddress, isUnsolicited: false);
        _status.Value = _status.Value with { Busy = false };
    }

    /// <summary>A codec says something that nobody asked for.</summary>
    /// <param name="response">What it says.</param>
    /// <param name="codecAddress">Which codec.</param>
    /// <param name="isRingRunning">Whether the RIRB takes it.</param>
    /// <returns>Whether it came into IR, or would have if IR had been free.</returns>
    public bool TryTakeUnsolicited(uint response, int codecAddress, bool isRingRunning)
    {
        if (_extension != ImmediateExtension.Full || isRingRunning)
            return false;

        if (!_status.Value.ResultValid)
            Show(response, codecAddress, isUnsolicited: true);
        return true;
    }

    /// <summary>Back to the state after a controller reset; the registers are reset by their bank.</summary>
    public void Reset() => _isSent = false;

    private void Show(uint response, int codecAddress, bool isUnsolicited)
    {
        _response.Value = new ImmediateResponse(response);
        _status.Value = _status.Value with
        {
            ResultValid = true,
            IsUnsolicited = isUnsolicited,
            CodecAddress = _extension == ImmediateExtension.None ? (byte)0 : (byte)codecAddress,
        };
    }

    private void StatusWritten(ImmediateCommandStatus before)
    {
        bool isBusy = _status.Value.Busy;
        if (!isBusy)
            _isSent = false;
        else if (!before.Busy && !_corb.IsIdle)
            _status.Value = _status.Value with { Busy = false };
    }
}
