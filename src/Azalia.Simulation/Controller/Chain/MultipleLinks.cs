using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller.Chain;

/// <summary>ML: the links of a controller; here it has one, the HD Audio link (hardware 1.8).</summary>
/// <remarks>SPA asks for the link's power and CPA follows in the next frame; while they differ SPA cannot be written. Not modelled: what a link
/// without power, another clock or another routing does to frames.</remarks>
internal sealed class MultipleLinks
{
    private const uint SetPower = 1u << 16;
    private const uint CurrentPower = 1u << 23;
    private const uint InterruptAndOffload = 0b11_0000;
    private const uint ClockSelect = 0b1111;
    private const int LinkOffset = 0x40;

    // LCAP: clocks of 6, 12 and 24 MHz; NSDO as the controller has it.
    private const uint Clocks = 0b111;

    private readonly StreamActivity _activity;
    private readonly PlainRegisterCell _control;

    private Handshake _power = Handshake.AtRest(true);

    /// <summary>Puts the registers into the window.</summary>
    public MultipleLinks(RegisterFile file, RegisterBank bank, ControllerProfile profile, int offset, StreamActivity activity)
    {
        int link = offset + LinkOffset;
        GlobalCapabilities capabilities = profile.Capabilities;
        _activity = activity;

        // MLCD: the number of links less one.
        _ = file.Add(new PlainRegisterCell(bank, offset + 0x04));
        _ = file.Add(new PlainRegisterCell(bank, link + 0x00) { ResetBits = (uint)capabilities.SerialDataOutCode << 24 | Clocks });
        _control = file.Add(new PlainRegisterCell(bank, link + 0x04)
        {
            // SCF 2: 24 MHz.
            ResetBits = SetPower | 2,
            WritableBits = SetPower | InterruptAndOffload | ClockSelect,
            Live = () => _control!.Value | (_power.State ? CurrentPower : 0),
            Written = ControlWritten,
        });

        // LOSIDV: all stream numbers go to the one link. LSDIID, LPSOO, LPSIO, LWALFC, LSYNC.
        _ = file.Add(new PlainRegisterCell(bank, link + 0x08) { ResetBits = 0xFFFE, WritableBits = 0xFFFE });
        _ = file.Add(new PlainRegisterCell(bank, link + 0x0C) { ResetBits = (1u << profile.SerialDataInLines) - 1 });
        _ = file.Add(new PlainRegisterCell(bank, link + 0x10, sizeof(ushort)) { ResetBits = capabilities.OutputStreams });
        _ = file.Add(new PlainRegisterCell(bank, link + 0x12, sizeof(ushort)) { ResetBits = capabilities.InputStreams });
        _ = file.Add(new PlainRegisterCell(bank, link + 0x18));
        _ = file.Add(new PlainRegisterCell(bank, link + 0x1C) { WritableBits = 0x000F_FFFF });
        _ = file.Add(new PlainRegisterCell(bank, link + 0x20) { ResetBits = profile.OutputPayload });
        _ = file.Add(new PlainRegisterCell(bank, link + 0x30) { ResetBits = profile.InputPayload });
    }

    /// <summary>When CPA follows SPA; <see cref="long.MaxValue"/> when it has.</summary>
    public long DueTick => _power.DueTick;

    /// <summary>CPA follows SPA, if it is time.</summary>
    public void Follow(long tick) => _ = _power.Follow(tick);

    /// <summary>Back to the state after a controller reset.</summary>
    public void Reset() => _power = Handshake.AtRest(true);

    private void ControlWritten(uint before)
    {
        // SPA may be written only when it equals CPA.
        if ((before & SetPower) != 0 != _power.State)
            _control.Value = _control.Value & ~SetPower | before & SetPower;
        _power.Request((_control.Value & SetPower) != 0, _activity.Now + LinkTiming.TicksPerFrame);
    }
}
