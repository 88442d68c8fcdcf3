namespace Azalia.Platform.Qemu.Finding;

/// <summary>A QEMU that was found and tried.</summary>
/// <param name="Command">The file that starts it.</param>
/// <param name="Version">Its version, such as <c>11.1.3</c>.</param>
/// <param name="HasAccelerator">Whether it has the qtest accelerator, and so a deterministic clock.</param>
public sealed record QemuProgram(string Command, string Version, bool HasAccelerator);
