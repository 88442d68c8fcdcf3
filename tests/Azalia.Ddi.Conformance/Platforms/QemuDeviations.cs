using System.Reflection;

namespace Azalia.Ddi.Conformance.Platforms;

/// <summary>
/// The facts that QEMU's model cannot hold, each with its reason. With AZALIA_QEMU_DEVIATIONS=1 they run all the same, to see whether they still fail.
/// </summary>
public sealed class QemuDeviations
{
    private static readonly Dictionary<string, string[]> s_factsByReason = new(StringComparer.Ordinal)
    {
        ["its streams move only while a converter of its codec listens, and the fact plays to nobody"] =
        [
            "A_callback_may_stop_its_own_stream_and_is_refused_what_needs_PASSIVE_LEVEL",
            "A_capture_engine_notifies_when_half_the_buffer_has_arrived_in_memory",
            "A_refused_set_up_leaves_the_old_one_in_force",
            "After_a_resume_a_contiguous_buffer_and_its_service_routine_are_set_up_as_before",
            "After_a_resume_engines_with_a_buffer_are_programmed_as_before_at_position_0_and_run_again",
            "After_a_resume_events_and_tags_are_registered_as_before",
            "After_a_stop_no_event_is_set_any_more",
            "After_a_stop_the_service_routine_is_not_called",
            "After_a_surprise_removal_nobody_is_notified",
            "After_it_returned_the_callback_does_not_start_any_more",
            "Afterwards_the_event_is_not_set_and_the_others_are",
            "All_events_of_an_engine_are_set_at_each_notification_and_those_of_another_are_not",
            "AllowDirectTransitions_goes_from_position_0_and_back_to_it",
            "Callbacks_and_events_of_an_engine_are_all_told_of_each_notification",
            "Descriptors_of_the_client_that_interrupt_set_events_too",
            "Each_call_takes_one_of_two_equal_registrations_away",
            "Each_notification_is_one_call_at_DISPATCH_LEVEL_with_no_lock_held_and_the_context_that_was_registered",
            "Engines_of_either_kind_of_buffer_start_and_stop_in_one_frame",
            "Engines_of_other_formats_start_in_the_same_frame_too",
            "Engines_that_are_started_one_after_the_other_are_heard_apart",
            "Events_and_callbacks_are_served_without_an_allocation",
            "Events_stay_registered_and_are_set_for_the_next_buffer",
            "Four_engines_that_start_together_have_equal_positions_at_every_frame",
            "Four_engines_that_stop_together_hold_equal_positions",
            "It_counts_the_bytes_that_the_link_has_taken",
            "It_is_0_in_Reset_frozen_in_Pause_goes_on_with_Run_and_is_0_again_after_Reset",
            "It_is_legal_before_the_buffer_is_allocated",
            "It_is_legal_while_the_stream_runs",
            "It_may_be_called_again_in_Reset_with_another_list_another_length_and_another_routine",
            "It_wraps_at_the_allocated_size",
            "Notifications_arrive_while_the_stream_runs",
            "One_notification_is_one_signal_in_a_cycle",
            "Pieces_without_an_interrupt_call_nobody",
            "The_last_dereference_may_come_from_inside_a_notification_and_nobody_else_of_the_client_is_called",
            "The_mask_holds_bits_2_to_4_of_the_status_register_and_no_other",
            "The_next_allocation_resets_the_descriptor_and_succeeds",
            "The_position_wraps_at_the_length_that_the_list_describes",
            "The_same_routine_may_be_registered_twice_and_is_called_twice",
            "The_service_routine_is_called_at_DIRQL_with_its_context_once_for_each_interrupt",
            "The_service_routine_is_called_on_any_platform",
            "The_service_routine_is_called_without_an_allocation",
            "The_time_is_monotonic_and_not_after_the_call_on_any_platform",
            "The_time_is_that_of_the_service_routine_and_not_that_of_the_call",
            "Two_notifications_are_a_signal_at_half_the_size_and_one_at_the_end",
        ],
        ["its OUTSTRMPAY and INSTRMPAY read 0, so no stream is too large for it"] =
        [
            "A_refused_change_leaves_format_and_reservation_as_they_were",
            "A_stream_that_exceeds_what_one_stream_may_take_is_STATUS_BUFFER_TOO_SMALL",
            "Each_format_of_a_rate_is_encoded_or_too_large_on_an_input",
            "Each_format_of_a_rate_is_encoded_or_too_large_on_an_output",
        ],
        ["its FIFO size reads 256 bytes, whatever the format"] =
        [
            "The_FIFO_size_is_what_the_hardware_says",
            "The_engine_is_programmed_as_by_AllocateDmaBuffer_and_stays_in_Reset",
            "The_engine_is_programmed_with_the_clients_own_list_and_stays_in_Reset_at_position_0",
        ],
        ["its stream reset keeps length, format and list address"] =
        [
            "The_descriptor_forgets_the_buffer",
            "The_descriptor_forgets_the_list",
            "The_last_dereference_reclaims_an_engine_with_a_list_of_the_clients_own",
            "The_last_dereference_stops_resets_and_reclaims_every_engine_that_the_client_forgot",
        ],
        ["it answers a verb inside the register write that sends it, so that none is ever on its way, and its RIRB never overruns"] =
        [
            "A_codec_that_answered_before_the_overrun_keeps_its_answer",
            "A_codec_that_falls_silent_between_the_probes_is_given_up_and_found_again_later",
            "A_sleep_ends_the_verbs_on_their_way_without_an_answer_and_each_call_calls_back_once",
            "An_answer_that_was_lost_in_the_RIRB_is_IsValid_0_with_HasFifoOverrun_1",
            "Calls_that_are_under_way_when_the_driver_stops_end_without_an_answer_and_call_back",
            "Clients_of_its_neighbours_notice_nothing",
            "Two_clients_of_one_codec_take_turns",
        ],
        ["controller and codec are others, and the fact knows the identity or the answers of the simulated ones"] =
        [
            "A_hundred_calls_at_once_are_all_answered",
            "A_size_from_14_on_gets_the_second_version",
            "One_call_may_address_several_codecs_and_keeps_the_order_of_its_elements",
            "One_verb_gets_its_answer_into_its_own_element",
        ],
        ["it never reports an error of a descriptor list"] =
        [
            "A_fatal_error_of_the_descriptor_list_takes_a_running_engine_to_P",
            "An_error_of_the_descriptor_list_is_bit_4_and_stops_the_engine",
        ],
    };

    private static readonly Dictionary<string, string> s_reasons =
        s_factsByReason.SelectMany(static group => group.Value.Select(fact => (fact, group.Key))).ToDictionary(static pair => pair.fact, static pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Skips the present test with its reason, if it is listed.</summary>
    internal static void SkipIfListed()
    {
        string? fact = TestContext.Current.TestMethod?.MethodName;
        if (fact is not null && s_reasons.TryGetValue(fact, out string? reason) && Environment.GetEnvironmentVariable("AZALIA_QEMU_DEVIATIONS") != "1")
            Assert.Skip($"QEMU: {reason}");
    }

    [Fact]
    public void Every_deviation_is_of_a_fact_that_exists()
    {
        HashSet<string> facts = [.. typeof(DdiFacts).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DdiFacts)))
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Select(static method => method.Name)];

        Assert.Empty(s_reasons.Keys.Except(facts));
        Assert.All(s_reasons.Values, static reason => Assert.NotEmpty(reason));
    }
}
