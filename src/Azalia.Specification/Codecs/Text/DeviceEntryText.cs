namespace Azalia.Specification.Codecs.Text;

/// <summary>One device behind a display pin. HDA040-A; hardware 4.15, 6.2.</summary>
/// <param name="Index">Its number in the list.</param>
/// <param name="IsSelected">The pin speaks for it: verb F35h.</param>
/// <param name="Presence">PD: something is plugged in.</param>
/// <param name="EldValid">ELDV: its ELD can be read.</param>
/// <param name="Inactive">IA, as the text prints it.</param>
/// <param name="Connections">The connection list as this device sees it; null in texts that leave it out.</param>
public sealed record DeviceEntryText(
    byte Index, bool IsSelected, bool Presence, bool EldValid, bool Inactive, IReadOnlyList<ConnectedNode>? Connections);
