import { useEffect } from "react";

/** Goes to the first marked field (or part, marked with data-invalid) after each refused save; to the top, where errors of the whole form stand, if there is none. */
export function useFirstError(refusals: number): void {
  useEffect(() => {
    if (refusals === 0) return;
    // After the page had the time to show the field, which may stand behind a tab.
    const timer = setTimeout(() => {
      const field = document.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]');
      if (field) field.focus();
      else window.scrollTo({ top: 0, behavior: "smooth" });
    }, 50);
    return () => clearTimeout(timer);
  }, [refusals]);
}
