"""Questions to released records: filters, counts, pages, exports, the API. Evaluators and coordinators read by tier."""
