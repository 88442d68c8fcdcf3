namespace Azalia.Referee;

/// <summary>A machine ended while a script ran on it; the message names the script and says what it said last.</summary>
internal sealed class MachineLostException(string message) : Exception(message);
