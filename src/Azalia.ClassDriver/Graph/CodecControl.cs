using Azalia.ClassDriver.Paths;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Graph;

/// <summary>
/// Takes a codec over from whoever had it, and leaves it as it was: the group is powered and every pin is off, so that what is heard or recorded is what an
/// open path carries. The pins' events are on meanwhile.
/// </summary>
/// <remarks>A verb that is not answered is passed over: the path that needs it says so when it is opened. PASSIVE_LEVEL.</remarks>
internal sealed class CodecControl(CodecGraph graph, Func<IEnumerable<PathStep>> events)
{
    private readonly UndoLog _undo = new();

    /// <summary>Takes over; also again after a resume, when the codec has forgotten.</summary>
    internal void Take(CodecVerbs verbs)
    {
        PathStep[] steps = [.. Steps()];
        _ = _undo.Note(verbs, steps);
        verbs.Begin();
        foreach (PathStep step in steps)
            _ = verbs.Add(step.NodeId, step.Verb);

        _ = verbs.Send();
    }

    /// <summary>Leaves the codec as it was found.</summary>
    internal void Leave(CodecVerbs verbs) => _ = _undo.Undo(verbs);

    private IEnumerable<PathStep> Steps()
    {
        yield return new PathStep(PathStepKind.Power, graph.Group.NodeId, Verb.SetPowerState(PowerState.D0));
        foreach (Widget widget in graph.Widgets)
        {
            if (widget.Type == WidgetType.PinComplex)
                yield return new PathStep(PathStepKind.PinControl, widget.NodeId, Verb.SetPinControl(default));
        }

        foreach (PathStep step in events())
            yield return step;
    }
}
