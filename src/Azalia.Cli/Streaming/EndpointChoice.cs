using System.Globalization;
using Azalia.Audio;

namespace Azalia.Cli.Streaming;

/// <summary>Which endpoint --endpoint means.</summary>
internal static class EndpointChoice
{
    /// <summary>
    /// The endpoint of that short name, name or number, or the only one whose name has it as a part; the first of the direction if there is no name.
    /// </summary>
    /// <exception cref="CommandFailure">There is none, or more than one; the message lists those that there are.</exception>
    public static AudioEndpoint Find(
        IReadOnlyList<AudioEndpoint> endpoints, string? name, AudioDirection direction = AudioDirection.Render)
    {
        string does = direction == AudioDirection.Render ? "renders" : "captures";
        AudioEndpoint[] usable = [.. endpoints.Where(endpoint => endpoint.Direction == direction)];
        if (usable.Length == 0)
            throw new CommandFailure($"the platform has no endpoint that {does}; 'azalia info' says what its codecs have, and why");
        if (name is null)
            return usable[0];

        AudioEndpoint[] meant = Meant(endpoints, usable, name);
        if (meant.Length > 1)
            throw new CommandFailure($"'{name}' may be any of: {ListOf(meant)}");

        string others = $"those that {does[..^1]} are: {ListOf(usable)}";
        if (meant.Length == 0)
            throw new CommandFailure($"there is no endpoint '{name}'; {others}");
        if (meant[0].Direction != direction)
            throw new CommandFailure($"endpoint '{name}' {(direction == AudioDirection.Render ? "captures" : "renders")}; {others}");
        return meant[0];
    }

    // What is exact comes before what is a part, and a part is looked for where it can be used.
    private static AudioEndpoint[] Meant(IReadOnlyList<AudioEndpoint> endpoints, AudioEndpoint[] usable, string name)
    {
        bool isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (endpoints.FirstOrDefault(endpoint => isNumber ? endpoint.Number == number : IsCalled(endpoint, name)) is { } exact)
            return [exact];
        if (isNumber || name.Length == 0)
            return [];

        AudioEndpoint[] found = [.. usable.Where(endpoint => endpoint.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found : [.. endpoints.Where(endpoint => endpoint.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(1)];
    }

    private static bool IsCalled(AudioEndpoint endpoint, string name) =>
        endpoint.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string ListOf(IEnumerable<AudioEndpoint> endpoints) => string.Join(", ", endpoints.Select(static endpoint => endpoint.Id));
}
