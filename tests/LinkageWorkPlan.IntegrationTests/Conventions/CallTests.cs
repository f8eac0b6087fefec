using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Components;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Personal;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.IntegrationTests.Conventions;

/// <summary>What may be called from few places alone.</summary>
public sealed class CallTests
{
    /// <summary>A query reads what its sender may see. Where it leaves that for what it shares with commands, that stands here with why.</summary>
    private static readonly IReadOnlyDictionary<Type, string> Reasons = new Dictionary<Type, string>
    {
        [typeof(GetAmendment)] = "the parts of a plan and an amendment that were found",
        [typeof(FindReturn)] = "a return and its result, which only those who see drafts may ask for",
        [typeof(GetRound)] = "the parts of what a found round is about, only for those who see drafts, and the reader's own delegation",
        [typeof(ExchangeTexts)] = "whether a plan that was found is being signed",
        [typeof(GetPersonalData)] = "rows that name the sender, by the rules of personal data",
        [typeof(GetReviewChecks)] = "the parts of a plan that was found, only for those who see drafts",
        [typeof(GetArchive)] = "what stands behind the signatures of an issue that was found: its content, scans and decisions",
        [typeof(GetListedScan)] = "one of those scans",
        [typeof(GetReport)] = "terms in force and the last return, only for those who see drafts",
        [typeof(GetText)] = "terms in force, only for those who see drafts",
        [typeof(OpenScope)] = "whether a plan that was found is being signed",
        [typeof(VisibleVersions)] = "the parts of a plan that was found and is not adopted, only for those who see drafts",
    };

    [Fact]
    public void Nothing_else_reads_past_the_rule_of_who_may_see_what() => CalledBy(typeof(VisibleDb), "get_Whole", [.. Reasons.Keys]);

    /// <summary>The demo's import builds a plan as it was signed in the past: it has no sender who could be asked.</summary>
    [Fact]
    public void A_signature_is_given_and_asked_for_by_the_signing_protocol_alone()
    {
        CalledBy(typeof(SignOffRound), ".ctor", typeof(SigningProtocol), typeof(PlanImport), typeof(SignedRoundImport));
        CalledBy(typeof(SignOffRound), "Sign", typeof(SigningProtocol), typeof(PlanImport), typeof(SignedRoundImport));
        CalledBy(typeof(Signature), ".ctor", typeof(SignOffRound));
        CalledBy(typeof(ShownContent), ".ctor", typeof(SigningProtocol));
        CalledBy(typeof(ISignable), nameof(ISignable.CompleteAsync), typeof(SigningProtocol));
        Assert.DoesNotContain(Repository.TextFiles("src/", ".cs"), file => Repository.Read(file).Contains("INTO \"Signatures\"", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whoever says that an administrator of each side agreed goes past the guard of power over signing.</summary>
    [Fact]
    public void What_both_sides_administrators_agreed_to_is_carried_out_by_the_confirmation_alone() => CalledBy(typeof(RequestContext), nameof(RequestContext.AsAgreedAsync), typeof(ConfirmPower));

    /// <summary>A page that formats the instant by itself calls a signature on paper an electronic one. The rows say which day counts.</summary>
    [Fact]
    public void How_a_side_signed_is_put_together_by_the_signature_and_shown_in_few_places()
    {
        CalledBy(typeof(WayOfSigning), ".ctor", typeof(Signature));
        CalledBy(typeof(SignedByHand), ".ctor", typeof(Signature));
        CalledBy(typeof(SignedByHand), "get_SignedOn", typeof(ApiSignature), typeof(HowSigned), typeof(SigningArea), typeof(SignatureRows), typeof(VerificationResult));
        var pages = typeof(HowSigned).Assembly.GetTypes().Where(each => each.IsAssignableTo(typeof(IComponent))).Select(each => each.FullName).ToHashSet();
        Assert.Equal([typeof(HowSigned).FullName], CompiledProgram.CallersOf(typeof(WayOfSigning), "get_SignedAt").Where(pages.Contains));
    }

    private static void CalledBy(Type type, string member, params Type[] callers) =>
        Assert.Equal(callers.Select(each => each.FullName!).Order(StringComparer.Ordinal), CompiledProgram.CallersOf(type, member));
}
