using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>The device is the same in whatever steps its time passes: in one, frame by frame, from announced event to event, or at
/// random.</summary>
public sealed class TimeSteps
{
    private const int Scripts = 150;

    [Fact]
    public void One_step_and_single_frames_give_the_same_device() => AssertSame(static (rig, target, _) =>
    {
        while (rig.Now < target)
            rig.Device.AdvanceTo(Math.Min(target, rig.Now + 500));
    });

    [Fact]
    public void One_step_and_steps_of_any_size_give_the_same_device() => AssertSame(static (rig, target, random) =>
    {
        while (rig.Now < target)
            rig.Device.AdvanceTo(Math.Min(target, rig.Now + 1 + random.Next(random.Next(4) == 0 ? 20_000 : 700)));
    });

    [Fact]
    public void One_step_and_steps_from_event_to_event_give_the_same_device() => AssertSame(static (rig, target, _) =>
    {
        while (rig.Now < target)
            rig.Device.AdvanceTo(Math.Min(target, rig.Device.NextEventTick));
    });

    [Fact]
    public void Nothing_visible_happens_before_the_tick_that_is_announced() => Prop.ForAll(Seeds(), seed =>
    {
        // Which packet first misses data that memory refuses is not known before it is tried: the one thing that is not announced.
        _ = new DeviceScript(seed, refusesData: false).Run((rig, target, _) =>
        {
            while (rig.Now < target)
            {
                long due = rig.Device.NextEventTick;
                if (due <= rig.Now)
                    Assert.Fail($"seed {seed}: at tick {rig.Now} the next event is announced for {due}");

                string before = DeviceScript.VisibleStatus(rig);
                rig.Device.AdvanceTo(Math.Min(target, due - 1));
                if (before != DeviceScript.VisibleStatus(rig))
                    Assert.Fail($"seed {seed}: {before} became {DeviceScript.VisibleStatus(rig)} before tick {due}");
                rig.Device.AdvanceTo(Math.Min(target, due));
            }
        });
    }).Check(Repeatable.Config.WithMaxTest(Scripts));

    private static void AssertSame(Action<ControllerRig, long, Random> advance) => Prop.ForAll(Seeds(), seed =>
    {
        string expected = new DeviceScript(seed).Run((rig, target, _) => rig.Device.AdvanceTo(target));
        string actual = new DeviceScript(seed).Run(advance);
        if (expected != actual)
            Assert.Fail($"seed {seed}:\n{expected}\n{actual}");
    }).Check(Repeatable.Config.WithMaxTest(Scripts));

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();
}
