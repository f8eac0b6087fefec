using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Providers;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>Why a page cannot be shown, or a form not be taken, in its reader's words: the keys under <c>Shared.Fault.*</c>.</summary>
public enum Fault
{
    /// <summary>The database is held by another, or does not answer: worth trying again.</summary>
    Busy,

    /// <summary>The disk is full or cannot be written.</summary>
    NoSpace,

    /// <summary>A part of the database cannot be read.</summary>
    Damaged,

    /// <summary>The form was made for another sign-in, or too long ago.</summary>
    StaleForm,

    TooLarge,

    /// <summary>One address asked more often than is answered.</summary>
    TooOften,
    NotUnderstood,
    NotFound,
    Unexpected,
}

/// <summary>The one place that tells faults of the outside world from those of the program.</summary>
internal static class Faults
{
    /// <summary>Seconds after which a browser, or a proxy, may ask again.</summary>
    private const int RetryAfter = 10;

    public static Fault Of(Exception exception) => exception switch
    {
        RuleException refusal when refusal.Broken.Any(each => each.Rule == Rules.Busy) => Fault.Busy,
        RuleException refusal when refusal.Broken.Any(each => each.Rule == Rules.NoSpace) => Fault.NoSpace,
        RuleException refusal when refusal.Broken.Any(each => each.Rule == Rules.Damaged) => Fault.Damaged,
        RuleException refusal when refusal.Broken.Any(each => each.Rule == Rules.TooFast) => Fault.TooOften,
        RuleException refusal when refusal.Broken.Any(each => each.Rule is Rules.NotFound or Rules.NotAllowed) => Fault.NotFound,
        BadHttpRequestException request => Of(request.StatusCode),
        _ when DatabaseProvider.IsDamaged(exception) => Fault.Damaged,
        _ when DatabaseProvider.IsFull(exception) || TemporaryFile.IsFull(exception) => Fault.NoSpace,
        _ when DatabaseProvider.IsBusy(exception) => Fault.Busy,
        _ => Fault.Unexpected,
    };

    /// <param name="status">Of an answer that has no words.</param>
    public static Fault Of(int status) => status switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden => Fault.NotFound,
        StatusCodes.Status413PayloadTooLarge or StatusCodes.Status414UriTooLong or StatusCodes.Status431RequestHeaderFieldsTooLarge => Fault.TooLarge,
        StatusCodes.Status429TooManyRequests => Fault.TooOften,
        StatusCodes.Status503ServiceUnavailable => Fault.Busy,
        >= 400 and < 500 => Fault.NotUnderstood,
        _ => Fault.Unexpected,
    };

    public static int StatusOf(Fault fault) => fault switch
    {
        Fault.Busy or Fault.NoSpace => StatusCodes.Status503ServiceUnavailable,
        Fault.NotFound => StatusCodes.Status404NotFound,
        Fault.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Fault.TooOften => StatusCodes.Status429TooManyRequests,
        Fault.StaleForm or Fault.NotUnderstood => StatusCodes.Status400BadRequest,
        Fault.Damaged or Fault.Unexpected => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Sets status and headers, where the answer has not begun.</summary>
    public static void Mark(HttpResponse response, Fault fault)
    {
        if (response.HasStarted)
        {
            return;
        }

        response.StatusCode = StatusOf(fault);
        response.Headers.CacheControl = "no-store";
        if (fault == Fault.Busy)
        {
            response.Headers.RetryAfter = RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public static string Heading(Fault fault, Loc loc) => fault switch
    {
        Fault.NotFound => loc["Shared.NotFoundTitle"],
        Fault.Unexpected => loc["Shared.Unexpected"],
        Fault.Busy or Fault.NoSpace or Fault.Damaged or Fault.StaleForm or Fault.TooLarge or Fault.TooOften or Fault.NotUnderstood => loc[$"Shared.Fault.{fault}"],
    };

    public static string Words(Fault fault, Loc loc) => fault switch
    {
        Fault.NotFound => loc["Shared.NotFoundText"],
        Fault.Unexpected => loc["Shared.UnexpectedText"],
        Fault.Busy or Fault.NoSpace or Fault.Damaged or Fault.StaleForm or Fault.TooLarge or Fault.TooOften or Fault.NotUnderstood => loc[$"Shared.Fault.{fault}Text"],
    };
}
