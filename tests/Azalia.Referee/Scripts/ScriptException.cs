namespace Azalia.Referee.Scripts;

/// <summary>A script or a list that cannot be read; the message is one line with the place.</summary>
internal sealed class ScriptException(string message) : Exception(message);
