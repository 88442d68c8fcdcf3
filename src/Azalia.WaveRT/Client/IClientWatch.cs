namespace Azalia.WaveRT.Client;

/// <summary>Somebody who measures a client. Called on the client's thread once per period, between waking and working.</summary>
public interface IClientWatch
{
    /// <summary>A period has begun.</summary>
    /// <param name="period">What was seen.</param>
    void OnPeriod(in ClientPeriod period);
}
