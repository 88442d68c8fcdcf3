using System.Numerics;
using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>INTCTL, INTSTS and the interrupt line (HDA 1.0a 3.3.14, 3.3.15; hardware 2.12). All of it is computed from the
/// causes, nothing is latched.</summary>
/// <remarks>
/// CIS and SIS show causes whatever INTCTL enables; GIS shows whether any that INTCTL enables is up (hardware 7.1: the reading that drivers rely
/// on); the line is GIS and GIE. Writes to INTSTS are ignored.
/// </remarks>
internal sealed class InterruptLogic
{
    private readonly SimulatedStream[] _streams;
    private readonly StreamActivity _activity;
    private readonly CorbEngine _corb;
    private readonly RirbEngine _rirb;
    private readonly CodecPorts _codecs;
    private readonly RegisterCell<InterruptControl, uint> _control;

    /// <summary>Puts the registers into the window.</summary>
    public InterruptLogic(
        RegisterFile file,
        RegisterBank bank,
        SimulatedStream[] streams,
        StreamActivity activity,
        CorbEngine corb,
        RirbEngine rirb,
        CodecPorts codecs)
    {
        _streams = streams;
        _activity = activity;
        _corb = corb;
        _rirb = rirb;
        _codecs = codecs;
        InterruptControl writable = new() { GlobalEnable = true, ControllerEnable = true, StreamEnables = (1u << streams.Length) - 1 };
        _control = file.Add(new RegisterCell<InterruptControl, uint>(bank) { WritableBits = writable.Raw });
        _ = file.Add(new RegisterCell<InterruptStatus, uint>(bank) { Live = ReadStatus });
    }

    /// <summary>Whether the line is asserted.</summary>
    public bool LineAsserted => _control.Value.GlobalEnable && AnyEnabled;

    private bool AnyEnabled
    {
        get
        {
            InterruptControl control = _control.Value;
            if (control.ControllerEnable && ControllerPending)
                return true;

            for (uint enabled = control.StreamEnables & _activity.Signalling; enabled != 0; enabled &= enabled - 1)
            {
                if (_streams[BitOperations.TrailingZeroCount(enabled)].InterruptPending)
                    return true;
            }

            return false;
        }
    }

    private bool ControllerPending => _rirb.InterruptPending || _corb.InterruptPending || _codecs.InterruptPending;

    private InterruptStatus ReadStatus(InterruptStatus stored)
    {
        uint streams = 0;
        foreach (SimulatedStream stream in _streams)
        {
            if (stream.InterruptPending)
                streams |= 1u << stream.Index;
        }

        return new InterruptStatus { Streams = streams, Controller = ControllerPending, Global = AnyEnabled };
    }
}
