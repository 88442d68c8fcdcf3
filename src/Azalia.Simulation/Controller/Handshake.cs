namespace Azalia.Simulation.Controller;

/// <summary>A bit that the driver writes and then polls until it reads so: the hardware follows after some time (GCTL.CRST,
/// SDnCTL.SRST).</summary>
/// <remarks>Asking for the present state again before the time is over takes the request back.</remarks>
internal struct Handshake
{
    /// <summary>What the driver reads.</summary>
    public bool State { get; private set; }

    /// <summary>When the state follows the request; <see cref="long.MaxValue"/> when both are the same.</summary>
    public long DueTick { get; private set; }

    /// <summary>A handshake at rest.</summary>
    public static Handshake AtRest(bool state) => new() { State = state, DueTick = long.MaxValue };

    /// <summary>Asks for a state.</summary>
    /// <param name="requested">The state.</param>
    /// <param name="dueTick">When it will be so.</param>
    public void Request(bool requested, long dueTick)
    {
        if (requested == State)
            DueTick = long.MaxValue;
        else if (DueTick == long.MaxValue)
            DueTick = dueTick;
    }

    /// <summary>Makes the requested state the present one, if it is time.</summary>
    /// <returns>True when the state has changed.</returns>
    public bool Follow(long tick)
    {
        if (tick < DueTick)
            return false;

        State = !State;
        DueTick = long.MaxValue;
        return true;
    }
}
